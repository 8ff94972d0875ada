// What the browser keeps: the drafts written here last, and how the page looks. The page says where the browser keeps nothing.

/** The most drafts kept. */
const MOST = 100;

const read = (key) => {
  try {
    return JSON.parse(localStorage.getItem(`verse.${key}`));
  } catch {
    return null;
  }
};

const write = (key, value) => {
  try {
    localStorage.setItem(`verse.${key}`, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
};

const isBlank = ({ text }) => text.trim() === "";

/** The drafts of this page: which of them this tab has open, and as what it kept it last. */
export class Drafts {
  #id = null;
  #text = "";

  /** Every draft kept, the latest first: `{ id, text, name, form, accent, finished }`, the text as it is in the file. */
  get all() {
    const all = read("drafts");
    return Array.isArray(all) ? all.filter((draft) => typeof draft?.text === "string") : [];
  }

  /** The draft that was open last; `null` where that was an empty page. */
  get last() {
    const last = read("last");
    return this.all.find(({ id }) => id === last) ?? null;
  }

  /** The drafts that are not open in this tab. */
  get others() {
    return this.all.filter(({ id }) => id !== this.#id);
  }

  /** Goes on with a draft, kept or not. */
  open({ id = null, text }) {
    this.#id = id;
    this.#text = text;
  }

  /**
   * Keeps the draft that is open. One that another tab has changed meanwhile stays as it is there, and this one is kept beside it; an empty page takes
   * nothing's place, and no draft makes room for another.
   *
   * Returns whether the browser has it now; it keeps nothing where it has no room, or was told so.
   */
  keep(draft) {
    if (isBlank(draft)) {
      this.#id = null;
      write("last", null);
      return true;
    }
    const all = this.all;
    const known = all.find(({ id }) => id === this.#id);
    if (known?.text !== this.#text) this.#id = null;
    this.#id ??= `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
    this.#text = draft.text;
    const kept = [{ ...draft, id: this.#id }, ...all.filter(({ id }) => id !== this.#id)].slice(0, MOST);
    return write("drafts", kept) && write("last", this.#id);
  }
}

export const theme = () => read("theme") ?? "system";

export const keepTheme = (theme) => write("theme", theme);
