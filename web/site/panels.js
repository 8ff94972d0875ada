// What stands beside the poem: findings, forms it resembles, rhymes.

import { capital } from "./words.js";

const element = (name, className, ...children) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
};

const button = (className, onClick, ...children) => {
  const made = element("button", className, ...children);
  made.type = "button";
  made.addEventListener("click", onClick);
  return made;
};

/** The findings, each a button that goes to its place. The list is drawn anew only where it changed, so that a reader is not thrown out of it. */
export class Findings {
  #section;
  #list;
  #drawn = "[]";
  #findings = [];
  #at = -1;

  constructor(section, list, goTo) {
    this.#section = section;
    this.#list = list;
    this.goTo = goTo;
  }

  draw(findings) {
    const drawn = JSON.stringify(findings);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    this.#findings = findings;
    this.#at = -1;
    this.#section.hidden = findings.length === 0;
    this.#list.replaceChildren(...findings.map((finding) => element("li", "", this.#entry(finding))));
  }

  #entry(finding) {
    const { line, severity, message, help } = finding;
    const says = button(
      `finding ${severity}`,
      () => this.goTo(finding),
      element("span", "where", `Line ${line} `),
      element("span", "level", severity),
      ` ${capital(message)}. `,
    );
    if (help) says.append(element("span", "help", `${help}.`.replace("..", ".")));
    return says;
  }

  /** Goes to the next finding, or the one before. */
  step(by) {
    const most = this.#findings.length;
    if (most === 0) return;
    this.#at = this.#at < 0 && by < 0 ? most - 1 : (this.#at + by + most) % most;
    this.goTo(this.#findings[this.#at]);
  }
}

/** The forms that the draft resembles. */
export function drawSuggestions(section, list, suggestions, name, choose) {
  section.hidden = suggestions.length === 0;
  list.replaceChildren(
    ...suggestions.map(({ form, fits, misfits }) => {
      const entry = button("suggestion", () => choose(form), name(form));
      if (fits.length) entry.append(element("small", "", `fits: ${fits.join("; ")}`));
      if (misfits.length) entry.append(element("small", "", `but: ${misfits.join("; ")}`));
      return element("li", "", entry);
    }),
  );
}

/** What each kind of rhyme is called at the head of its words. */
const KINDS = {
  perfect: "perfect",
  "near-perfect": "near perfect",
  rich: "rich",
  promoted: "on a syllable promoted to a beat",
  historic: "once perfect",
  eye: "to the eye",
  slant: "slant",
  assonance: "assonance",
};

/** Words that rhyme with a word, by kind; a click writes one at the cursor. */
export function drawRhymes(section, box, title, word, rhymes, write) {
  section.hidden = rhymes.length === 0;
  title.textContent = `Rhymes for ${word}`;
  const kinds = new Map();
  for (const rhyme of rhymes) {
    const key = rhyme.said ? `${KINDS[rhyme.kind] ?? rhyme.kind}, said ${rhyme.said}` : (KINDS[rhyme.kind] ?? rhyme.kind);
    kinds.set(key, [...(kinds.get(key) ?? []), rhyme.word]);
  }
  const groups = [...kinds].flatMap(([kind, words]) => {
    const row = element("div", "rhyme-words", ...words.map((word) => button("", () => write(word), word)));
    row.setAttribute("role", "group");
    row.setAttribute("aria-label", kind);
    return [element("p", "kind", kind), row];
  });
  box.replaceChildren(...groups);
}

/** The most characters of a draft's first line that are shown. */
const TITLE = 40;

/** The drafts kept beside the one that is open, each by its first words. */
export function drawDrafts(list, drafts, open) {
  const first = (text) => text.split("\n").map((line) => line.trim()).find((line) => /\p{L}/u.test(line)) ?? "";
  const short = (line) => (line.length > TITLE ? `${line.slice(0, TITLE).trimEnd()}…` : line);
  list.replaceChildren(...drafts.map((draft) => element("li", "", button("", () => open(draft), draft.name ?? short(first(draft.text))))));
}
