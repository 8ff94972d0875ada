// The module at work, beside the page, so that typing never waits for it.

import { Verse, compile } from "./verse.js";

const ready = fetch("verse.wasm.gz")
  .then((response) => {
    if (!response.ok) throw new Error(`verse.wasm.gz: ${response.status}`);
    return response.arrayBuffer();
  })
  .then((bytes) => compile(new Uint8Array(bytes)))
  .then((module) => new Verse(module));

ready.then(
  () => postMessage({ ready: true }),
  (why) => postMessage({ broken: String(why.message ?? why) }),
);

addEventListener("message", async ({ data: { id, question } }) => {
  try {
    const verse = await ready;
    postMessage({ id, answer: verse.ask(question) });
  } catch (why) {
    postMessage({ id, error: why.message });
  }
});
