// Chromium on the page, served from this machine.

import { serve } from "../serve.mjs";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

/** Where the page lies. */
export const SITE = process.env.VERSE_SITE ?? new URL("../../target/web/site", import.meta.url).pathname;

const CANDIDATES = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The browser's program. */
export const program = CANDIDATES.find((path) => path && existsSync(path));

/** A browser, and the page's address. */
export async function start() {
  const server = await serve(SITE);
  const browser = await chromium.launch({ executablePath: program, args: FLAGS });
  const address = `http://localhost:${server.address().port}/`;
  const end = async () => {
    await browser.close();
    server.closeAllConnections();
    server.close();
  };
  return { browser, address, end, server };
}

/** A page of a visitor who was never here, with the ear loaded. `requests` are the addresses asked for. */
export async function visit({ browser, address }, { hash = "", ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const [requests, errors] = [[], []];
  context.on("request", (request) => requests.push(request.url()));
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await page.goto(address + hash);
  await loaded(page);
  return { context, page, requests, errors };
}

export const loaded = (page) => page.waitForSelector("html[data-ready]", { timeout: 60_000 });

/** The gutter beside a line, from 1: its letter, count and mark in one text. */
export const gutter = (page, line) =>
  page.evaluate((line) => {
    const gutter = document.querySelectorAll("#mirror > .row")[line - 1]?.querySelector(".gutter");
    return [...(gutter?.children ?? [])].map((part) => part.textContent).filter(Boolean).join(" ");
  }, line);

/** Waits until the gutter beside a line says this. */
export async function waitForGutter(page, line, wanted) {
  const until = Date.now() + 30_000;
  let found;
  while ((found = await gutter(page, line)) !== wanted) {
    if (Date.now() > until) throw new Error(`line ${line}: the gutter says "${found}", not "${wanted}"`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Pastes a text where the cursor is, as the clipboard would. */
export async function paste(page, text) {
  await page.focus("#text");
  await page.evaluate((text) => {
    const area = document.getElementById("text");
    area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new InputEvent("input", { inputType: "insertFromPaste", bubbles: true }));
  }, text);
}
