// Which line is being typed, and which have just been left. A line is settled a moment after the cursor has left it: until then its mark is
// `.` and nothing is said of it, so that no half-written line is blamed.

/** How long after the cursor has left it a line is judged, in milliseconds; as in the terminal's editor. */
export const SETTLING = 350;

export class Typing {
  /** The line being typed, from 1; `null` where none is. */
  line = null;
  /** The lines left a moment ago: each with the time it settles, and whether it was marked `!` already. */
  #settling = new Map();

  /** Takes over an edit: the cursor's line after it, how many lines it added, and whether it came at once, as pasted text does. */
  edited(line, added, isWhole, isBroken, now) {
    if (isWhole) {
      this.line = null;
      this.#settling.clear();
      return;
    }
    if (added !== 0 && this.line !== null && line !== this.line) {
      // The line written so far stays above where a line end was added, and goes where one was removed.
      if (added > 0) this.#leave(isBroken, now);
      this.line = line;
    }
    if (this.line !== line) this.moved(line, isBroken, now);
    this.#settling.delete(line);
    this.line = line;
  }

  /** Takes over a move of the cursor; true where a line was left. */
  moved(line, isBroken, now) {
    if (this.line === null || line === this.line) return false;
    this.#leave(isBroken, now);
    return true;
  }

  /** The cursor has left the page. */
  left(isBroken, now) {
    if (this.line !== null) this.#leave(isBroken, now);
  }

  #leave(isBroken, now) {
    this.#settling.set(this.line, { due: now + SETTLING, isBroken: isBroken(this.line) });
    this.line = null;
  }

  /** The lines that have settled by now; they are settled from now on. */
  settle(now) {
    const due = [...this.#settling].filter(([, { due }]) => due <= now).map(([line]) => line);
    for (const line of due) this.#settling.delete(line);
    return due;
  }

  /** Whether lines wait to settle. */
  get isWaiting() {
    return this.#settling.size > 0;
  }

  isSettling(line) {
    return this.#settling.has(line);
  }

  /** The mark shown of a line that is judged so. */
  mark(line, mark) {
    const settling = this.#settling.get(line);
    if (!settling) return mark;
    return settling.isBroken ? "!" : ".";
  }
}
