// The poem on the page: a text area, and behind it a mirror of its lines. A row of the mirror is as high as its line is in the text area, so the
// gutter beside it stands where the line begins, however it wraps; what marks words is drawn under the text area's own letters.

/** The most ghost rows: a sestina has 39 lines. */
const MOST_OWED = 40;

export class Sheet {
  #area;
  #mirror;
  #rows = [];
  #owed = null;

  constructor(area, mirror) {
    this.#area = area;
    this.#mirror = mirror;
  }

  /** Mirrors the text area's lines as they are now; rows of lines that did not change stay. */
  mirror() {
    const lines = this.#area.value.split("\n");
    const rows = this.#rows;
    const most = Math.min(lines.length, rows.length);
    let before = 0;
    while (before < most && rows[before].text === lines[before]) before++;
    let after = 0;
    while (after < most - before && rows[rows.length - 1 - after].text === lines[lines.length - 1 - after]) after++;
    const removed = rows.slice(before, rows.length - after);
    const made = lines.slice(before, lines.length - after).map((text, at) => {
      // A line that was changed keeps its gutter until it is heard again.
      const row = removed[at] ?? new Row();
      row.write(text);
      return row;
    });
    removed.slice(made.length).forEach((row) => row.element.remove());
    this.#rows = [...rows.slice(0, before), ...made, ...rows.slice(rows.length - after)];
    const next = this.#rows[before + made.length]?.element ?? this.#owed;
    for (const row of made) this.#mirror.insertBefore(row.element, next);
    this.#fit();
  }

  /** Draws what is said of the lines: `shown` maps each line, from 1, to its entry; `owed` are the lines to come. */
  draw(shown, owed, here) {
    this.#rows.forEach((row, at) => row.show(shown.get(at + 1) ?? null, at + 1 === here));
    this.#drawOwed(owed.slice(0, MOST_OWED));
    this.#fit();
  }

  #drawOwed(owed) {
    const key = JSON.stringify(owed);
    if (this.#owed?.dataset.key === key) return;
    const box = document.createElement("div");
    box.className = "owed";
    box.dataset.key = key;
    for (const entry of owed) {
      if (entry.begins_stanza) box.append(Object.assign(document.createElement("div"), { className: "row break" }));
      const row = new Row();
      row.show({ ...entry, count: "", mark: " ", isDue: true }, false);
      box.append(row.element);
    }
    this.#owed?.remove();
    this.#owed = box;
    this.#mirror.append(box);
  }

  /** Makes the text area as high as its mirror, so that the page scrolls and the text area does not. */
  #fit() {
    this.#area.style.height = `${this.#mirror.offsetHeight}px`;
  }
}

/** A line in the mirror. */
class Row {
  text = null;
  element = document.createElement("div");
  #gutter = document.createElement("span");
  #words = document.createElement("span");
  #drawn = "";
  #decorated = false;

  constructor() {
    this.element.className = "row";
    this.#gutter.className = "gutter";
    this.#words.className = "words";
    this.element.append(this.#gutter, this.#words);
  }

  write(text) {
    this.text = text;
    this.#words.textContent = text || "\u200b";
    this.#decorated = false;
  }

  show(entry, isHere) {
    const drawn = JSON.stringify([entry, isHere]);
    if (drawn === this.#drawn && (this.#decorated || !hasMarks(entry))) return;
    this.#drawn = drawn;
    const state = { "!": "broken", "~": "license" }[entry?.mark] ?? "";
    this.element.className = `row ${state} ${entry?.isDue ? "due" : ""} ${isHere ? "here" : ""}`;
    this.#gutter.replaceChildren(...parts(entry));
    this.#decorate(entry);
  }

  /** Sets marks over vowels and lines under words. */
  #decorate(entry) {
    if (this.text === null) return;
    if (!hasMarks(entry)) {
      if (this.#decorated) this.write(this.text);
      return;
    }
    this.#words.replaceChildren(...decorated(this.text, entry));
    this.#decorated = true;
  }
}

const hasMarks = (entry) => Boolean(entry?.flagged?.length || entry?.scansion);

function parts(entry) {
  if (!entry) return [];
  if (entry.role) return [part("role", entry.role)];
  const target = entry.target ? `/${entry.target}` : "";
  return [
    part("letter", entry.letter + (entry.acrostic ? ` ${entry.acrostic}` : "")),
    part("count", entry.count + target),
    part("mark", entry.mark.trim()),
  ];
}

function part(name, text) {
  const element = document.createElement("span");
  element.className = name;
  element.textContent = text;
  return element;
}

/** The line in pieces: each from one place of interest to the next. */
function decorated(text, { flagged = [], scansion }) {
  const marks = new Map();
  for (const [at, mark, begins] of scansion?.marks ?? []) {
    // Two syllables over one letter: their marks stand side by side over it.
    const known = marks.get(at);
    marks.set(at, { mark: (known?.mark ?? "") + mark, begins: known?.begins || begins });
  }
  const cuts = new Set([0, text.length, ...flagged.flat()]);
  for (const at of marks.keys()) cuts.add(at).add(Math.min(after(text, at), text.length));
  const places = [...cuts].filter((at) => at >= 0 && at <= text.length).sort((one, other) => one - other);
  return places.slice(0, -1).map((start, index) => {
    const piece = text.slice(start, places[index + 1]);
    const mark = marks.get(start);
    const isFlagged = flagged.some(([from, to]) => from <= start && start < to);
    if (!mark && !isFlagged) return document.createTextNode(piece);
    const element = part([mark && "vowel", mark?.begins && "foot", isFlagged && "flag"].filter(Boolean).join(" "), piece);
    if (mark) element.dataset.mark = mark.mark;
    return element;
  });
}

/** The place after the character at a place. */
function after(text, at) {
  return at + (text.codePointAt(at) > 0xffff ? 2 : 1);
}
