// The worker's side of the page: questions go out, answers come back.

export class Ear {
  #worker = new Worker("worker.js", { type: "module" });
  #waiting = new Map();
  #last = 0;
  #busy = new Map();

  constructor() {
    this.ready = new Promise((resolve, reject) => {
      this.#worker.addEventListener("message", ({ data }) => {
        if (data.ready) resolve();
        else if (data.broken !== undefined) reject(new Error(data.broken));
        else this.#take(data);
      });
      this.#worker.addEventListener("error", (event) => reject(new Error(event.message || "the worker does not start")));
    });
  }

  /** The answer to a question. */
  ask(question) {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, question });
    });
  }

  /**
   * The answer to the latest question of a kind; `null` for one that a later one overtook while another was being answered. So a fast hand
   * never makes a queue.
   */
  async latest(kind, question) {
    const turn = this.#busy.get(kind) ?? { next: null, isBusy: false };
    this.#busy.set(kind, turn);
    turn.next?.(false);
    if (turn.isBusy) {
      const isMine = await new Promise((resolve) => (turn.next = resolve));
      if (!isMine) return null;
    }
    turn.next = null;
    turn.isBusy = true;
    try {
      return await this.ask(question);
    } finally {
      turn.isBusy = false;
      turn.next?.(true);
    }
  }

  #take({ id, answer, error }) {
    const { resolve, reject } = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) resolve(answer);
    else reject(new Error(error));
  }
}
