// What the page costs, measured in Chromium on target/web/site, as the section of docs/performance.md: `node web/measure.mjs`.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { SITE, paste, start, visit } from "./test/browser.mjs";

/** The keys measured; the middle one of their times counts. */
const KEYS = 41;

const NOUNS = "evening river window shadow swallow garden winter meadow lantern sparrow".split(" ");
const VERBS = "settles gathers lingers wanders listens trembles glimmers beckons".split(" ");
const PLACES = "on by near past from in to with at for".split(" ");
const RHYMES = "hill/mill light/night stone/bone rain/lane sea/tree snow/crow day/bay star/bar bell/well sky/eye flame/name shore/door"
  .split(" ")
  .map((pair) => pair.split("/"));

/** Quatrains of iambic tetrameter with alternate rhymes, hardly a line like another: the draft of `.ci/performance`. */
function quatrains(lines) {
  const text = [];
  for (let nth = 0; nth < lines; nth++) {
    const [stanza, row] = [Math.floor(nth / 4), nth % 4];
    if (row === 0 && nth) text.push("");
    const rhyme = RHYMES[(stanza + Math.floor(nth / 800) + (row % 2) * 5) % 12][row >> 1];
    text.push(`The ${NOUNS[nth % 10]} ${VERBS[Math.floor(nth / 10) % 8]} ${PLACES[Math.floor(nth / 80) % 10]} the ${rhyme}`);
  }
  return `${text.join("\n")}\n`;
}

/** The first example of a form. */
function example(form) {
  const toml = readFileSync(new URL(`../forms/${form}.toml`, import.meta.url), "utf8");
  return /^text = """\n(.*?)"""/ms.exec(toml)[1];
}

const middle = (times) => times.sort((one, other) => one - other)[times.length >> 1];

/** A draft is pasted and chosen a form; then keys are pressed amid it. Milliseconds: the first answer, and a key until the gutter is drawn. */
async function measure(world, text, form) {
  const { page, context } = await visit(world);
  await page.selectOption("#form", form);
  await page.evaluate(() => {
    window.times = [];
    document.addEventListener("input", () => (window.begun = performance.now()), true);
    const note = () => window.begun && (window.times.push(performance.now() - window.begun), (window.begun = 0));
    new MutationObserver((changes) => changes.some(({ target }) => target.closest?.(".gutter")) && note()).observe(document.getElementById("mirror"), {
      childList: true,
      subtree: true,
    });
  });
  await paste(page, text);
  await page.waitForFunction(() => window.times.length === 1);
  const [first] = await page.evaluate(() => window.times.splice(0));
  const half = text.indexOf("\n", text.length / 2 - 60);
  await page.evaluate((half) => document.getElementById("text").setSelectionRange(half, half), half);
  await page.waitForTimeout(1000);
  for (let nth = 0; nth < KEYS; nth++) {
    // Each makes a word more, and so another count.
    await page.keyboard.press(nth % 2 ? "a" : "Space");
    await page.waitForTimeout(30);
  }
  await page.waitForTimeout(500);
  const keys = await page.evaluate(() => window.times);
  await context.close();
  return { first, key: middle(keys), measured: keys.length };
}

/** Milliseconds from the address to a page that hears: fetched from this machine, compiled, the forms listed. */
async function opened(world) {
  const times = [];
  for (let nth = 0; nth < 3; nth++) {
    const { page, context } = await visit(world);
    times.push(await page.evaluate(() => window.performance.now()));
    await context.close();
  }
  return middle(times);
}

const files = readdirSync(SITE);
const gzipped = gzipSync(Buffer.concat(files.map((file) => readFileSync(join(SITE, file)))), { level: 9 }).length;
const world = await start();
const open = await opened(world);
const sonnet = await measure(world, example("shakespearean-sonnet"), "shakespearean-sonnet");
const long = await measure(world, quatrains(600), "quatrain-abab");
const version = world.browser.version();
await world.end();
const ms = (time) => `${time < 10 ? time.toFixed(1) : Math.round(time)} ms`;
console.log(`Written by \`.ci/performance --web\`: what \`node web/measure.mjs\` prints for \`target/web/site\`, Chromium ${version}. By the clock, from the key to the gutter that is drawn.

| | |
|---|--:|
| fetched once, gzipped | ${(gzipped / 1e6).toFixed(1)} MB |
| from the address to a page that hears | ${ms(open)} |
| a sonnet pasted: the first check of all | ${ms(sonnet.first)} |
| a key judged in that sonnet | ${ms(sonnet.key)} |
| 600 lines pasted: the first check of all | ${ms(long.first)} |
| a key judged in those 600 lines | ${ms(long.key)} |`);
