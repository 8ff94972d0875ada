// The npm package in Node.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const PACKAGE = process.env.VERSE_PACKAGE ?? new URL("../../target/web/npm/", import.meta.url).pathname;
const verse = await import(`${PACKAGE}/index.js`);
const { Verse, compile } = await import(`${PACKAGE}/verse.js`);

const HAIKU = "old gate in the rain\nsomeone left it wide open and\nthe road wandered in\n";

test("a haiku is checked", () => {
  const { findings, summary } = verse.check(HAIKU, { form: "haiku" });
  assert.deepEqual(findings.map(({ line, rule, severity }) => [line, rule, severity]), [[2, "syllables", "error"]]);
  assert.equal(summary.shown.errors, 1);
});

test("a line is scanned, in its own meter or the one asked for", () => {
  const [line] = verse.scan("The ink is dry before I lift the pen").lines;
  assert.equal(line.beats, "-+-+-+-+-+");
  assert.equal(line.words[0].text, "The");
  assert.equal(verse.scan("The ink is dry before I lift the pen", { meter: "trochaic pentameter" }).lines.length, 1);
});

test("a poem is offered the forms it resembles", () => {
  const found = verse.suggest("the old gate stands wide\nsnow has filled the wooden cart\nno one knocks tonight\n").suggestions;
  assert.ok(found.some(({ form }) => form === "haiku"), JSON.stringify(found));
});

test("words that rhyme are found, and compared", () => {
  const found = verse.rhymes("moon", { limit: 5, kind: ["perfect"] }).rhymes;
  assert.equal(found.length, 5);
  assert.ok(found.every(({ kind }) => kind === "perfect"));
  assert.equal(verse.compare("love", "move").kind, "eye");
  assert.equal(verse.compare("dawn", "corn", { accent: "british" }).kind, "perfect");
  assert.ok(verse.forms().forms.length > 100);
});

test("what cannot be done is an error in words", () => {
  assert.throws(() => verse.check(HAIKU, { form: "hiku" }), { name: "VerseError", message: /did you mean haiku/ });
  assert.throws(() => verse.check(HAIKU, { accent: "scots" }), /there are `any`/);
  assert.throws(() => verse.rhymes("..."), { name: "VerseError" });
  assert.deepEqual(verse.check("---\nform: hiku\n---\nold gate\n").errors.length, 1);
});

test("half a character is no reason to fail", () => {
  assert.equal(verse.scan("the snow \ud83c falls").lines.length, 1);
  assert.equal(verse.scan("the snow \u{1f328} falls").lines.length, 1);
});

test("after a panic the next question is answered", async () => {
  const module = new Verse(await compile(readFileSync(`${PACKAGE}/versewright.wasm`)));
  assert.throws(() => module.ask({ ask: "panic" }), { name: "VerseFault", message: /a panic was asked for/ });
  assert.equal(module.ask({ ask: "version" }), verse.version);
});

test("the package's own version is the program's", () => {
  assert.equal(JSON.parse(readFileSync(`${PACKAGE}/package.json`, "utf8")).version, verse.version);
});
