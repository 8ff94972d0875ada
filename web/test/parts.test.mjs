// The page's parts that need no browser.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Bytes } from "../site/bytes.js";
import { draftOf, linkOf } from "../site/link.js";
import { SETTLING, Typing } from "../site/typing.js";
import { lineInWords, wordAt } from "../site/words.js";

/** Numbers that are the same at every run. */
function numbers(seed) {
  return (below) => {
    seed = (seed * 1103515245 + 12345) % 2 ** 31;
    return Math.floor((seed / 2 ** 31) * below);
  };
}

test("a draft saved is the draft opened, but for the lines that were written", () => {
  const next = numbers(7);
  for (let round = 0; round < 500; round++) {
    const ends = Array.from({ length: next(6) }, () => ["\n", "\r\n", "\r"][next(3)]);
    const lines = ends.map((end) => ["snow", "", "\tfalls  ", "–"][next(4)] + end);
    const original = (next(2) ? "\ufeff" : "") + lines.join("") + ["", "end"][next(2)];
    const bytes = Bytes.of(original);
    assert.equal(bytes.original, original);
    bytes.edit(bytes.value);
    assert.equal(bytes.original, original);
    const at = next(bytes.value.length + 1);
    const written = ["x", "\n", "ice\nand\n"][next(3)];
    const before = bytes.value;
    bytes.edit(before.slice(0, at) + written + before.slice(at));
    assert.equal(bytes.original.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n"), before.slice(0, at) + written + before.slice(at));
    bytes.edit(before);
    assert.equal(bytes.value, before);
    // What was written and taken out again leaves every other line end as it was.
    assert.equal(bytes.original, original, JSON.stringify([original, at, written]));
  }
});

test("a link gives back the draft, whatever it holds", async () => {
  for (const text of ["", "snow\r\n", "\ufeffsnö 🌨\n", "x".repeat(100_000)]) {
    const draft = { text, form: "haiku" };
    assert.deepEqual(await draftOf(`#${await linkOf(draft)}`), draft);
  }
  assert.ok((await linkOf({ text: "snow falls on the hill\n".repeat(100) })).length < 200, "it is packed");
  for (const broken of ["", "#", "#d1.", "#d1.AAAA", "#p1.bm8", "#x1.AAAA", "#text"]) assert.equal(await draftOf(broken), null);
});

test("a line settles a moment after the cursor has left it, and keeps its ! meanwhile", () => {
  const typing = new Typing();
  const isBroken = (line) => line === 2;
  typing.edited(1, 0, false, isBroken, 0);
  assert.equal(typing.line, 1);
  typing.edited(2, 1, false, isBroken, 10);
  assert.deepEqual([typing.line, typing.mark(1, "!"), typing.mark(2, ".")], [2, ".", "."]);
  assert.deepEqual(typing.settle(SETTLING), []);
  assert.deepEqual(typing.settle(10 + SETTLING), [1]);
  assert.equal(typing.mark(1, "!"), "!");
  typing.moved(1, isBroken, 500);
  assert.deepEqual([typing.line, typing.mark(2, " ")], [null, "!"]);
  typing.edited(2, 0, false, isBroken, 510);
  assert.ok(!typing.isSettling(2), "it is typed again");
  typing.edited(1, -1, false, isBroken, 520);
  assert.deepEqual([typing.line, typing.isWaiting], [1, false], "its line end was removed");
  typing.edited(5, 4, true, isBroken, 530);
  assert.deepEqual([typing.line, typing.isWaiting], [null, false], "lines that come at once are judged at once");
});

test("a line is told in a sentence", () => {
  const entry = { line: 2, letter: "b", count: "8", counted: "8 syllables", target: "7", mark: "!", licenses: [] };
  assert.equal(lineInWords(entry), "Line 2, rhyme b: 8 syllables; the form asks for 7. It does not fit.");
  assert.equal(lineInWords({ ...entry, target: "8", letter: "", mark: " " }), "Line 2: 8 syllables.");
  assert.equal(lineInWords({ line: 1, role: "title" }), "Line 1 is read as title.");
});

test("the word at the cursor has its own apostrophes and no quotation marks", () => {
  for (const [text, place, word] of [["the moon", 8, "moon"], ["the moon", 3, "the"], ["‘don’t’ go", 3, "don’t"], ["a  b", 2, ""], ["", 0, ""], ["café au lait", 4, "café"]])
    assert.equal(wordAt(text, place), word);
});
