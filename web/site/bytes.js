// A draft's bytes. A text area has one line end and no mark at its start; the file's own are kept here, so that a draft saved is the draft
// opened but for what was written.

const BOM = "\uFEFF";

export class Bytes {
  #bom = "";
  /** The line ends, in order: what each "\n" of the text area is in the file. */
  #ends = [];
  #value = "";

  /** A draft of this text as it is in the file. */
  static of(original) {
    const bytes = new Bytes();
    bytes.#bom = original.startsWith(BOM) ? BOM : "";
    const text = original.slice(bytes.#bom.length);
    bytes.#ends = text.match(/\r\n|\n|\r/g) ?? [];
    bytes.#value = text.replace(/\r\n?/g, "\n");
    return bytes;
  }

  /** The text of a file's bytes; throws where they are not UTF-8. */
  static read(buffer) {
    return Bytes.of(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(buffer));
  }

  /** The text as the text area has it. */
  get value() {
    return this.#value;
  }

  /** Takes over what the text area has now: line ends before and behind the change stay, new ones are as most are. */
  edit(value) {
    const old = this.#value;
    const most = Math.min(old.length, value.length);
    let before = 0;
    while (before < most && old[before] === value[before]) before++;
    let after = 0;
    while (after < most - before && old[old.length - 1 - after] === value[value.length - 1 - after]) after++;
    const ends = (text) => text.split("\n").length - 1;
    const kept = ends(value.slice(0, before));
    const made = ends(value.slice(before, value.length - after));
    const rest = ends(value.slice(value.length - after));
    const usual = this.#usual();
    this.#ends = [...this.#ends.slice(0, kept), ...Array(made).fill(usual), ...this.#ends.slice(this.#ends.length - rest)];
    this.#value = value;
  }

  /** The text as it is in the file. */
  get original() {
    const ends = [...this.#ends];
    const lines = this.#value.split("\n");
    // An old "\r" that an edit brought right before a "\n" would make one line end with it.
    for (let at = ends.length - 2; at >= 0; at--) {
      if (ends[at] === "\r" && ends[at + 1] === "\n" && lines[at + 1] === "") ends[at] = "\n";
    }
    const text = lines.map((line, at) => line + (ends[at] ?? "")).join("");
    return this.#bom + text;
  }

  #usual() {
    const windows = this.#ends.filter((end) => end === "\r\n").length;
    return windows * 2 > this.#ends.length ? "\r\n" : "\n";
  }
}
