// What is said of a line in whole sentences, for the panel and for a voice.

const MARKS = {
  "!": "It does not fit.",
  "~": "It fits by a license.",
  "?": "It rests on a guessed word.",
};

/** A line in words: "Line 2, rhyme b: 8 syllables; the form asks for 7. It does not fit." */
export function lineInWords(entry) {
  if (entry.role) return `Line ${entry.line} is read as ${entry.role}.`;
  const letter = entry.letter && entry.letter !== "x" ? `, rhyme ${entry.letter}` : "";
  const asked = entry.target && entry.target !== entry.count ? `; the form asks for ${entry.target}` : "";
  const licenses = entry.licenses.length ? ` ${capital(entry.licenses.join("; "))}.` : "";
  const mark = MARKS[entry.mark] ? ` ${MARKS[entry.mark]}` : "";
  return `Line ${entry.line}${letter}: ${entry.counted}${asked}.${mark}${licenses}`;
}

/** What a line to come owes. */
export function owedInWords(owed) {
  const parts = [
    owed.letter && owed.letter !== "x" && `rhyme ${owed.letter}`,
    owed.asked,
    owed.meter,
    owed.acrostic && `the acrostic's ${owed.acrostic}`,
  ];
  const said = parts.filter(Boolean).join(", ");
  return said ? `The next line: ${said}.` : "";
}

export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** The word at a place of a text, with its own apostrophes; "" where there is none. */
export function wordAt(text, place) {
  const letters = /[\p{L}\p{M}'’]/u;
  let start = place;
  let end = place;
  while (start > 0 && letters.test(text[start - 1])) start--;
  while (end < text.length && letters.test(text[end])) end++;
  return text.slice(start, end).replace(/^['’]+|['’]+$/g, "");
}
