// The ear and the judgement of verse, in Node and in browsers. The module is read when this file is imported; every answer comes at once after that.

import { Verse, VerseError, VerseFault, compile } from "./verse.js";

export { VerseError, VerseFault };

const url = new URL("versewright.wasm", import.meta.url);
const verse = new Verse(await compile(await bytes()));

async function bytes() {
  if (url.protocol === "file:") return (await import("node:fs/promises")).readFile(url);
  return new Uint8Array(await (await fetch(url)).arrayBuffer());
}

export const check = (text, options = {}) => verse.ask({ ...options, ask: "check", text });
export const scan = (text, options = {}) => verse.ask({ ...options, ask: "scan", text });
export const suggest = (text) => verse.ask({ ask: "suggest", text });
export const rhymes = (word, options = {}) => verse.ask({ ...options, ask: "rhymes", word });
export const compare = (a, b, options = {}) => verse.ask({ ...options, ask: "compare", a, b }).pairs[0];
export const forms = () => verse.ask({ ask: "forms" });
export const version = verse.ask({ ask: "version" });
