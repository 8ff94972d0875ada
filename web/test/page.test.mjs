// The page in a real Chromium.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { gutter, loaded, paste, program, start, visit, waitForGutter } from "./browser.mjs";

const LIMIT = { timeout: 120_000 };
const AXE = readFileSync(new URL("../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

const SONNET = `The kettle ticks, the window fills with gray,
and someone's bicycle lies in the rain.
I meant to write you on the first of May
and now the year has come around again.
What can I tell you? All the news is small.
The neighbor's dog has learned to climb the fence.
The plaster has come loose along the wall
and I have paid the roofer in advance.
But every morning, when the light comes in,
it finds the chair you always used to choose,
and there I sit, and wonder to begin,
and read the label on my worn-out shoes.
  So let this letter say what letters do:
  the rain has stopped, and I have thought of you.
`;

let world;
before(async () => {
  assert.ok(program, "there is no Chromium; CHROMIUM names one elsewhere");
  world = await start();
}, LIMIT);
after(() => world?.end());

const text = (page, selector) => page.textContent(selector);
const said = (page, words) => page.waitForFunction((words) => document.getElementById("said").textContent.includes(words), words);
/** Waits until the browser keeps a draft of this text. */
const kept = (page, text) => page.waitForFunction((text) => (localStorage.getItem("verse.drafts") ?? "").includes(JSON.stringify(text)), text);

test("a haiku that is typed shows 8/7 and ! on line 2 while line 3 is typed, and says so once", LIMIT, async () => {
  const { page, context, errors } = await visit(world);
  await page.selectOption("#form", "haiku");
  await page.focus("#text");
  await waitForGutter(page, 1, "/5");
  await page.keyboard.type("Old gate in the rain.\nSomeone left it wide");
  await waitForGutter(page, 2, "5/7 .");
  await page.keyboard.type(" open and\n");
  await said(page, "Line 2: 8 syllables; the form asks for 7. It does not fit.");
  await page.keyboard.type("the road");
  await waitForGutter(page, 3, "2/5 .");
  assert.equal(await gutter(page, 1), "5/5");
  assert.equal(await gutter(page, 2), "8/7 !");
  assert.match(await text(page, "#findings"), /Line 2 error 8 syllables; line 2 of a haiku has 7/);
  assert.match(await text(page, "#said"), /^Line 2/, "line 3 is typed still");
  assert.equal(await page.inputValue("#text"), "Old gate in the rain.\nSomeone left it wide open and\nthe road");
  assert.deepEqual(errors, []);
  await context.close();
});

test("a line that can no longer come right has ! while it is typed", LIMIT, async () => {
  const { page, context } = await visit(world);
  await page.selectOption("#form", "haiku");
  await page.focus("#text");
  await page.keyboard.type("Old gates in the winter rain and");
  await waitForGutter(page, 1, "8/5 !");
  await context.close();
});

test("a sonnet that is pasted is suggested, chosen and scanned", LIMIT, async () => {
  const { page, context, errors } = await visit(world);
  await paste(page, SONNET);
  await page.waitForSelector("#suggestions button");
  assert.match(await text(page, "#suggestions button"), /^Shakespearean sonnet/);
  await page.click("#suggestions button");
  await waitForGutter(page, 14, "g 10");
  assert.equal(await page.inputValue("#form"), "shakespearean-sonnet");
  await page.waitForFunction(() => document.getElementById("state").textContent.includes("14 of 14 lines"));
  await page.click("#scan");
  await page.waitForSelector("#mirror > .row:nth-child(1) .vowel");
  const marks = await page.$$eval("#mirror > .row:nth-child(1) .vowel", (vowels) => vowels.map(({ dataset }) => dataset.mark).join(""));
  assert.equal(marks, "x/x/x/x/x/");
  const vowels = await page.$$eval("#mirror > .row:nth-child(1) .vowel", (vowels) => vowels.map(({ textContent }) => textContent).join(""));
  assert.equal(vowels, "eelieioiia");
  await page.focus("#text");
  await page.evaluate(() => document.getElementById("text").setSelectionRange(0, 0));
  await page.waitForFunction(() => document.getElementById("line").textContent === "Line 1, rhyme a: 10 syllables. Scanned as iambic pentameter.");
  await page.click("#scan");
  await page.waitForFunction(() => !document.querySelector(".vowel"));
  assert.equal(await page.inputValue("#text"), SONNET);
  assert.deepEqual(errors, []);
  await context.close();
});

test("a draft with a title is read as a poem", LIMIT, async () => {
  const { page, context } = await visit(world);
  await page.selectOption("#form", "haiku");
  await paste(page, "Winter\n\nOld gate in the rain.\nSomeone left it open and\nthe road wandered in.\n");
  await waitForGutter(page, 1, "title");
  await waitForGutter(page, 3, "5/5");
  assert.equal(await gutter(page, 2), "");
  assert.match(await text(page, "#state"), /Haiku · 3 of 3 lines, all fits/);
  await context.close();
});

test("the draft's own form holds until another is chosen", LIMIT, async () => {
  const { page, context } = await visit(world);
  await paste(page, "---\nform: haiku\n---\nOld gate in the rain.\n");
  await waitForGutter(page, 4, "5/5");
  assert.match(await text(page, "#form option:first-child"), /^Haiku/);
  await page.selectOption("#form", "*");
  await page.fill("#scheme", "aabba");
  await waitForGutter(page, 4, "a 5");
  await page.fill("#scheme", "a(");
  await page.waitForFunction(() => document.getElementById("notice").textContent !== "");
  await context.close();
});

test("no request leaves the page, whatever is done", LIMIT, async () => {
  const { page, context, requests } = await visit(world);
  await paste(page, SONNET);
  await page.waitForSelector("#suggestions button");
  await page.click("#suggestions button");
  await page.click("#scan");
  await page.waitForSelector("#rhyming:not([hidden]) button, .vowel");
  await page.click("#link");
  await page.waitForTimeout(500);
  const others = requests.filter((url) => !url.startsWith(world.address) && !url.startsWith("blob:"));
  assert.deepEqual(others, []);
  assert.ok(requests.every((url) => !url.includes("kettle")));
  const leaves = await page.evaluate(() => fetch("http://127.0.0.1:9/").then(() => "sent", (error) => String(error)));
  assert.match(leaves, /TypeError/);
  await context.close();
});

test("a link holds the text, its form and its bytes", LIMIT, async () => {
  const { page, context } = await visit(world);
  await page.selectOption("#form", "haiku");
  await page.setInputFiles("#file", { name: "gate.txt", mimeType: "text/plain", buffer: Buffer.from("\ufeffOld gate – in the rain.\r\nSnow\n") });
  await waitForGutter(page, 2, "1/7 !");
  await page.click("#link");
  await page.waitForSelector("#link-box:not([hidden])");
  const link = await page.inputValue("#link-text");
  assert.match(link, /#d1\.[\w-]+$/);
  await context.close();
  const other = await visit(world, { hash: new URL(link).hash });
  assert.equal(await other.page.inputValue("#text"), "Old gate – in the rain.\nSnow\n");
  assert.equal(await other.page.inputValue("#form"), "haiku");
  assert.deepEqual(await saved(other.page), Buffer.from("\ufeffOld gate – in the rain.\r\nSnow\n"));
  await other.page.goto(`${world.address}#d1.AAAA`);
  await other.page.waitForFunction(() => document.getElementById("notice").textContent.includes("not whole"));
  assert.equal(await other.page.inputValue("#text"), "Old gate – in the rain.\nSnow\n", "a broken link takes nothing away");
  await other.context.close();
});

async function saved(page) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("#save")]);
  return readFileSync(await download.path());
}

test("a file that is opened and saved keeps its bytes, but for what was written", LIMIT, async () => {
  const { page, context } = await visit(world);
  const open = (bytes) => page.setInputFiles("#file", { name: "gate.txt", mimeType: "text/plain", buffer: bytes });
  for (const draft of ["\ufeffOld gate\r\nin the rain\n\tsnow  \r\n\r\nroad", "a\n\n\n", "", "one line", "x\r\n"]) {
    await open(Buffer.from(draft));
    await page.waitForFunction((text) => document.getElementById("text").value === text, draft.replace(/^\ufeff/, "").replaceAll("\r\n", "\n"));
    assert.deepEqual(String(await saved(page)), draft);
  }
  await open(Buffer.from("\ufeffOld gate\r\nin the rain\r\nroad\n"));
  await page.waitForFunction(() => document.getElementById("text").value.startsWith("Old gate\nin"));
  await page.focus("#text");
  await page.evaluate(() => document.getElementById("text").setSelectionRange(8, 8));
  await page.keyboard.type(",\nopen");
  assert.deepEqual(String(await saved(page)), "\ufeffOld gate,\r\nopen\r\nin the rain\r\nroad\n");
  await open(Buffer.from([0x4f, 0x6c, 0xe9, 0x0a]));
  await page.waitForFunction(() => document.getElementById("notice").textContent.includes("not UTF-8"));
  assert.match(await page.inputValue("#text"), /^Old gate,/, "the draft that was open is there still");
  await context.close();
});

test("after the first visit the page needs no network, and the draft is there again", LIMIT, async () => {
  const { page, context } = await visit(world);
  await page.selectOption("#form", "haiku");
  await page.focus("#text");
  await page.keyboard.type("Old gate in the rain.");
  await page.evaluate(() => navigator.serviceWorker.ready);
  await kept(page, "Old gate in the rain.");
  await context.setOffline(true);
  await page.reload();
  await loaded(page);
  assert.equal(await page.inputValue("#text"), "Old gate in the rain.");
  await waitForGutter(page, 1, "5/5");
  await page.click("#more summary");
  await page.click("#new");
  assert.equal(await page.inputValue("#text"), "");
  await page.click("#more summary");
  assert.equal(await text(page, "#earlier button"), "Old gate in the rain.");
  await page.click("#earlier button");
  assert.equal(await page.inputValue("#text"), "Old gate in the rain.");
  assert.equal(await page.inputValue("#form"), "haiku");
  await context.close();
});

test("two tabs on one draft each keep what is written in them", LIMIT, async () => {
  const { page, context } = await visit(world);
  await page.focus("#text");
  await page.keyboard.type("Snow");
  await kept(page, "Snow");
  const other = await context.newPage();
  await other.goto(world.address);
  await loaded(other);
  assert.equal(await other.inputValue("#text"), "Snow");
  await other.focus("#text");
  await other.keyboard.press("Control+End");
  await other.keyboard.type(" falls");
  await kept(other, "Snow falls");
  await page.keyboard.type(" melts");
  await kept(page, "Snow melts");
  await other.reload();
  await loaded(other);
  const texts = await other.evaluate(() => JSON.parse(localStorage.getItem("verse.drafts")).map(({ text }) => text));
  assert.deepEqual(texts.sort(), ["Snow falls", "Snow melts"]);
  await context.close();
});

test("a browser without room says so, and drops no earlier draft", LIMIT, async () => {
  const { page, context } = await visit(world);
  await page.focus("#text");
  await page.keyboard.type("Snow");
  await kept(page, "Snow");
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("no room", "QuotaExceededError");
    };
  });
  await page.keyboard.type(" falls");
  await page.waitForFunction(() => document.getElementById("notice").textContent.startsWith("This browser has no room"));
  const texts = await page.evaluate(() => JSON.parse(localStorage.getItem("verse.drafts")).map(({ text }) => text));
  assert.deepEqual(texts, ["Snow"]);
  await context.close();
});

test("by keyboard alone: a form is chosen, a finding is gone to, a rhyme is written and undone", LIMIT, async () => {
  const { page, context } = await visit(world);
  await page.keyboard.press("Tab");
  await page.focus("#form");
  await page.keyboard.type("Haiku");
  await page.keyboard.press("Enter");
  await page.focus("#text");
  await page.keyboard.type("Someone left it wide open and\nthe moon");
  await page.waitForSelector("#findings button");
  await page.keyboard.press("F8");
  const [start, end] = await page.evaluate(() => [document.getElementById("text").selectionStart, document.getElementById("text").selectionEnd]);
  assert.deepEqual([start, end], [0, 29]);
  await page.keyboard.press("Control+End");
  await page.waitForFunction(() => document.getElementById("rhymes-title").textContent === "Rhymes for moon");
  await page.focus("#rhymes button");
  const word = await text(page, "#rhymes button");
  await page.keyboard.press("Enter");
  assert.equal(await page.inputValue("#text"), `Someone left it wide open and\nthe moon ${word}`);
  await page.keyboard.press("Control+Z");
  assert.equal(await page.inputValue("#text"), "Someone left it wide open and\nthe moon");
  await context.close();
});

test("the gutter stands beside its line at every width", LIMIT, async () => {
  for (const width of [360, 700, 1600]) {
    const { page, context } = await visit(world, { viewport: { width, height: 800 } });
    await paste(page, SONNET);
    await waitForGutter(page, 14, "10");
    for (const isScanned of [false, true]) {
      if (isScanned) {
        await page.click("#scan");
        await page.waitForSelector(".vowel");
      }
      const [own, mirrored, wide] = await page.evaluate(() => {
        const area = document.getElementById("text");
        area.style.height = "0";
        area.style.minHeight = "0";
        return [area.scrollHeight, document.querySelector("#mirror > .row:nth-child(15)").offsetTop, document.documentElement.scrollWidth];
      });
      const line = await page.evaluate(() => parseFloat(getComputedStyle(document.getElementById("text")).lineHeight));
      assert.ok(Math.abs(own - mirrored - line) < 2, `${width} px: the text area's lines are ${own} px high, the mirror's ${mirrored + line}`);
      assert.ok(wide <= width, `${width} px: the page is ${wide} px wide`);
    }
    await context.close();
  }
});

test("nothing serious is wrong for those who do not see the page, light or dark", LIMIT, async () => {
  for (const colorScheme of ["light", "dark"]) {
    const { page, context } = await visit(world, { colorScheme, bypassCSP: true });
    await page.selectOption("#form", "haiku");
    await paste(page, "Someone left it wide open and\nthe moon\n");
    await page.waitForSelector("#findings button");
    await page.click("#more summary");
    await page.addScriptTag({ content: AXE });
    const { violations } = await page.evaluate(() => axe.run());
    const told = violations.map(({ id, impact, nodes }) => `${impact}: ${id}: ${nodes.map(({ html }) => html).join(" ")}`);
    assert.deepEqual(told, []);
    await context.close();
  }
});

test("a panic is told, and the page works on", LIMIT, async () => {
  const { page, context } = await visit(world);
  const told = await page.evaluate(async () => {
    const { Ear } = await import("./ear.js");
    const ear = new Ear();
    await ear.ready;
    const why = await ear.ask({ ask: "panic" }).catch((error) => error.message);
    return [why, (await ear.ask({ ask: "compare", a: "love", b: "dove" })).pairs[0].kind];
  });
  assert.match(told[0], /a panic was asked for/);
  assert.equal(told[1], "perfect");
  await context.close();
});
