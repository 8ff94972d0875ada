// Pictures of the page at several widths, to look at, and those of docs/web.md: `node web/test/shots.mjs FOLDER`.

import { mkdirSync } from "node:fs";
import { paste, start, visit, waitForGutter } from "./browser.mjs";

const SONNET = `The kettle ticks, the window fills with gray,
and someone's bicycle lies in the rain.
I meant to write you on the first of May
and now the year has come around again.
What can I tell you? All the news is small.
The neighbor's dog has learned to climb the fence.
The plaster has come loose along the wall
and I have spent the money for the rents.
But every morning, when the light comes in,
it finds the chair you always used to choose,
and there I sit, and wonder how to begin,
and read the label on my worn-out shoes.
  So let this letter say what letters do:
  the rain has stopped. I thought of you.
`;

const HAIKU = "Old gate in the rain.\nSomeone left it wide open and\nthe road";

const folder = process.argv[2] ?? "target/web/shots";
mkdirSync(folder, { recursive: true });
const world = await start();
for (const [width, scheme] of [[1600, "light"], [1600, "dark"], [360, "light"], [360, "dark"]]) {
  const height = width > 600 ? 1000 : 760;
  const { page, context } = await visit(world, { viewport: { width, height }, colorScheme: scheme, deviceScaleFactor: 1 });
  await page.screenshot({ path: `${folder}/empty-${width}-${scheme}.png` });
  await page.selectOption("#form", "haiku");
  await page.focus("#text");
  await page.keyboard.type(HAIKU);
  await page.waitForTimeout(700);
  await page.screenshot({ path: `${folder}/haiku-${width}-${scheme}.png` });
  await page.click("#more summary");
  await page.screenshot({ path: `${folder}/menu-${width}-${scheme}.png` });
  await page.click("#new");
  await paste(page, SONNET);
  await page.waitForSelector("#suggestions button");
  await page.screenshot({ path: `${folder}/resembles-${width}-${scheme}.png` });
  await page.click("#suggestions button");
  await waitForGutter(page, 1, "a 10");
  await page.waitForTimeout(700);
  await page.screenshot({ path: `${folder}/sonnet-${width}-${scheme}.png`, fullPage: width < 600 });
  await page.click("#scan");
  await page.waitForSelector(".vowel");
  await page.click("#findings button").catch(() => {});
  await page.waitForTimeout(800);
  await page.screenshot({ path: `${folder}/scansion-${width}-${scheme}.png` });
  await context.close();
}

// What docs/images holds.
const sonnet = await visit(world, { viewport: { width: 1120, height: 740 }, colorScheme: "light" });
await sonnet.page.selectOption("#form", "shakespearean-sonnet");
await paste(sonnet.page, SONNET);
await sonnet.page.click("#scan");
await sonnet.page.waitForSelector(".vowel");
await sonnet.page.waitForTimeout(800);
await sonnet.page.screenshot({ path: `${folder}/web-sonnet.png` });
await sonnet.context.close();
const haiku = await visit(world, { viewport: { width: 360, height: 560 }, colorScheme: "dark" });
await haiku.page.selectOption("#form", "haiku");
await haiku.page.focus("#text");
await haiku.page.keyboard.type(HAIKU);
await haiku.page.waitForSelector("#findings button");
await haiku.page.waitForTimeout(800);
await haiku.page.screenshot({ path: `${folder}/web-haiku.png` });
await haiku.context.close();
await world.end();
