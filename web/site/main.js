// The page: what the poet does goes to the ear, what the ear says goes to the page.

import { Bytes } from "./bytes.js";
import { Ear } from "./ear.js";
import { Forms } from "./forms.js";
import * as keep from "./keep.js";
import { draftOf, linkOf } from "./link.js";
import { Findings, drawDrafts, drawRhymes, drawSuggestions } from "./panels.js";
import { Sheet } from "./sheet.js";
import { SETTLING, Typing } from "./typing.js";
import { lineInWords, owedInWords, wordAt } from "./words.js";

const $ = (id) => document.getElementById(id);
const area = $("text");

/** How long after the last key suggestions, rhymes and the kept draft are brought up to date, in milliseconds. */
const PAUSE = 500;

/** The most rhymes of a kind. */
const RHYMES = 16;

const EMPTY = { lines: [], owed: [], asides: [], findings: [], remarks: [], progress: "", state: "", form: null, problem: null };

const ear = new Ear();
const sheet = new Sheet(area, $("mirror"));
const typing = new Typing();
const findings = new Findings($("found"), $("findings"), goTo);
const forms = new Forms($("form"), $("scheme"), () => {
  remember();
  typing.line = null;
  refresh();
  suggest();
});

const drafts = new keep.Drafts();
/** Whether the browser does not keep the draft; then the page says so until it does. */
let isUnkept = false;
const NO_ROOM = "This browser has no room to keep the draft; save it as a file.";
let bytes = Bytes.of("");
let name = null;
let page = EMPTY;
let isReady = false;
let rhymed = null;

// ---- What is asked.

function question() {
  return {
    ask: "page",
    text: area.value,
    name: name ?? undefined,
    form: forms.chosen || undefined,
    accent: $("accent").value,
    finished: $("finished").checked,
    typing: typing.line ?? undefined,
    scan: isScanned(),
  };
}

let refreshing = Promise.resolve();

/** Hears the draft as it is now. */
function refresh() {
  if (!isReady) return;
  const lines = lineCount(area.value);
  refreshing = ear.latest("page", question()).then(
    (answer) => {
      // An answer of other lines would stand beside the wrong ones; a later one is on its way.
      if (!answer || lines !== lineCount(area.value)) return;
      page = answer;
      tell(isUnkept ? NO_ROOM : "");
      draw();
    },
    (why) => tell(why.message),
  );
}

async function suggest() {
  if (!isReady || forms.chosen || page.form || page.lines.length < 2) {
    drawSuggestions($("suggested"), $("suggestions"), [], forms.name, choose);
    return;
  }
  const answer = await ear.latest("suggest", { ask: "suggest", text: area.value }).catch(() => null);
  if (answer && !forms.chosen && !page.form) {
    drawSuggestions($("suggested"), $("suggestions"), answer.suggestions, (id) => forms.name(id), choose);
  }
}

function choose(form) {
  forms.choose(form);
  typing.line = null;
  remember();
  refresh();
  suggest();
  area.focus();
}

async function rhyme() {
  const word = wordAt(area.value, area.selectionStart);
  const asked = `${word} ${$("accent").value}`;
  if (!isReady || asked === rhymed) return;
  rhymed = asked;
  const question = { ask: "rhymes", word, accent: $("accent").value, limit: RHYMES };
  const answer = word ? await ear.latest("rhymes", question).catch(() => null) : { rhymes: [] };
  if (answer) drawRhymes($("rhyming"), $("rhymes"), $("rhymes-title"), word, answer.rhymes, writeWord);
}

// ---- What is shown.

/** Draws what was heard last; lines that settle still are not blamed. */
function draw() {
  const here = cursorLine();
  const shown = entries();
  sheet.draw(shown, owedBelow(), here);
  const isOpen = (line) => typing.isSettling(line);
  findings.draw(page.findings.filter(({ line, related }) => !isOpen(line) && !related.some(({ line }) => isOpen(line))));
  const state = typing.line !== null || typing.isWaiting ? page.progress : page.state;
  $("state").textContent = page.problem ?? [page.form?.name, state, ...page.remarks].filter(Boolean).join(" · ");
  forms.ofDraft(page.form);
  $("line").textContent = lineText(shown.get(here), here);
}

/** What stands beside each line, by its number. */
function entries() {
  const shown = new Map(page.asides.map(({ line, role }) => [line, { line, role: bare(role) }]));
  for (const line of page.lines) {
    const entry = { ...line, mark: typing.mark(line.line, line.mark) };
    const known = shown.get(line.line);
    // Two lines of verse on one line of the page share its gutter.
    shown.set(line.line, known?.count ? { ...known, count: `${known.count} ${entry.count}`, letter: known.letter + entry.letter } : entry);
  }
  const due = nextLine();
  if (due && page.owed.length) shown.set(due, { ...page.owed[0], line: due, count: "", mark: " ", isDue: true });
  return shown;
}

const bare = (role) => role.replace(/^(a|an|the) /, "");

/** The empty line that the next line due takes, where the draft has one. */
function nextLine() {
  const last = Math.max(0, ...page.lines.map(({ line }) => line));
  const lines = lineCount(area.value);
  const next = last === 0 ? lines : last + (page.owed[0]?.begins_stanza ? 2 : 1);
  const isTaken = page.asides.some(({ line }) => line >= next);
  return next <= lines && !isTaken ? next : null;
}

function owedBelow() {
  return nextLine() ? page.owed.slice(1) : page.owed;
}

function lineText(entry, here) {
  if (entry?.isDue) return owedInWords(entry);
  if (entry) return [lineInWords(entry), entry.scansion?.meter && `Scanned as ${entry.scansion.meter}.`].filter(Boolean).join(" ");
  if (area.value.trim() === "") return "An empty page.";
  return `Line ${here} is blank.`;
}

function tell(why) {
  if ($("notice").textContent !== why) $("notice").textContent = why;
}

/** Speaks through the live region. */
function say(words) {
  $("said").textContent = words;
}

// ---- What the poet does.

const lineCount = (text) => text.split("\n").length;
const cursorLine = () => lineCount(area.value.slice(0, area.selectionStart));
const isScanned = () => $("scan").getAttribute("aria-pressed") === "true";
const isBroken = (line) => page.lines.some((entry) => entry.line === line && entry.mark === "!");

area.addEventListener("input", ({ inputType }) => {
  const added = lineCount(area.value) - lineCount(bytes.value);
  const comesWhole = /^(insertFromPaste|insertFromDrop|history)/.test(inputType ?? "");
  const isWhole = Math.abs(added) > 1 || (comesWhole && added !== 0);
  bytes.edit(area.value);
  typing.edited(cursorLine(), added, isWhole, isBroken, performance.now());
  sheet.mirror();
  refresh();
  settleLater();
  pause();
  if (isWhole) refreshing.then(() => say($("state").textContent));
});

document.addEventListener("selectionchange", () => {
  if (document.activeElement !== area) return;
  if (typing.moved(cursorLine(), isBroken, performance.now())) {
    refresh();
    settleLater();
  } else {
    draw();
  }
  pause();
});

area.addEventListener("blur", () => {
  typing.left(isBroken, performance.now());
  refresh();
  settleLater();
});

/** Settles the lines that were left, and speaks each of them once. */
function settleLater() {
  if (!typing.isWaiting) return;
  setTimeout(async () => {
    const settled = typing.settle(performance.now());
    if (settled.length === 0) return;
    await refreshing;
    draw();
    const said = settled.map((line) => entries().get(line)).filter((entry) => entry && !entry.isDue);
    if (said.length) say(said.map(lineInWords).join(" "));
  }, SETTLING + 10);
}

let pausing = 0;

/** Does what waits for a pause in the writing. */
function pause() {
  clearTimeout(pausing);
  pausing = setTimeout(() => {
    remember();
    suggest();
    rhyme();
  }, PAUSE);
}

$("sheet").addEventListener("click", ({ target }) => {
  if (target !== area) area.focus();
});

function goTo({ line, column, end_line: endLine, end_column: endColumn }) {
  const lines = area.value.split("\n");
  const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
  const text = lines[line - 1] ?? "";
  const end = endLine === line ? unit(text, endColumn) : text.length;
  area.focus();
  area.setSelectionRange(start + unit(text, column), start + end);
  $("mirror").children[line - 1]?.scrollIntoView({ block: "center" });
}

/** The place in a line of a column, which counts what a reader sees as one character. */
function unit(text, column) {
  const characters = [...new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text)];
  return characters[column - 1]?.index ?? text.length;
}

/** Writes a word at the cursor, so that it can be undone. */
function writeWord(word) {
  area.focus();
  const before = area.value.slice(0, area.selectionEnd);
  area.setSelectionRange(before.length, before.length);
  const gap = before === "" || /\s$/.test(before) ? "" : " ";
  document.execCommand("insertText", false, gap + word);
}

$("scan").addEventListener("click", () => {
  $("scan").setAttribute("aria-pressed", String(!isScanned()));
  $("sheet").classList.toggle("scanned", isScanned());
  sheet.mirror();
  refresh();
});

for (const id of ["accent", "finished"]) {
  $(id).addEventListener("change", () => {
    remember();
    refresh();
    rhyme();
  });
}

$("theme").addEventListener("change", () => {
  keep.keepTheme($("theme").value);
  setTheme();
});

function setTheme() {
  const theme = $("theme").value;
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

// ---- Drafts: kept, opened, saved, linked to.

const current = () => ({
  text: bytes.original,
  name: name ?? undefined,
  form: forms.chosen || undefined,
  accent: $("accent").value,
  finished: $("finished").checked,
});

function remember() {
  isUnkept = !drafts.keep(current());
  if (isUnkept) tell(NO_ROOM);
}

/** Shows a draft in the place of the one there, which stays among those kept. */
function show(draft, opened = Bytes.of(draft.text)) {
  if (area.value !== "") remember();
  drafts.open({ id: draft.id, text: opened.original });
  bytes = opened;
  name = draft.name ?? null;
  area.value = bytes.value;
  $("accent").value = draft.accent ?? "any";
  $("finished").checked = draft.finished ?? false;
  forms.choose(draft.form ?? "");
  typing.edited(1, 0, true, isBroken, 0);
  page = EMPTY;
  rhymed = null;
  $("link-box").hidden = true;
  sheet.mirror();
  remember();
  refresh();
  refreshing.then(suggest);
}

$("open").addEventListener("click", () => $("file").click());

$("file").addEventListener("change", async () => {
  const [file] = $("file").files;
  $("file").value = "";
  if (!file) return;
  try {
    const opened = Bytes.read(await file.arrayBuffer());
    tell("");
    show({ name: file.name, accent: $("accent").value, form: forms.chosen }, opened);
  } catch {
    tell(`${file.name} is not UTF-8; save it as UTF-8 and open it again.`);
  }
});

function save() {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes.original], { type: "text/plain" }));
  link.download = name ?? "poem.txt";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

$("save").addEventListener("click", save);

$("link").addEventListener("click", async () => {
  // A link holds what its page says it holds, and no file's name.
  const { text, form, accent } = current();
  const hash = await linkOf({ text, form, accent });
  history.replaceState(null, "", `#${hash}`);
  $("link-text").value = location.href;
  $("link-box").hidden = false;
  $("link-text").select();
  const isCopied = await navigator.clipboard?.writeText(location.href).then(() => true, () => false);
  say(isCopied ? "The link is copied." : "The link is shown beside the poem.");
});

$("new").addEventListener("click", () => {
  show({ text: "", accent: $("accent").value });
  history.replaceState(null, "", location.pathname + location.search);
  $("more").open = false;
  area.focus();
});

$("more").addEventListener("toggle", () => {
  const { others } = drafts;
  $("earlier").hidden = others.length === 0;
  drawDrafts($("earlier-list"), others, (draft) => {
    show(draft);
    $("more").open = false;
    area.focus();
  });
});

async function showLinked() {
  if (location.hash.length < 2) return false;
  const draft = await draftOf(location.hash);
  if (draft) show(draft);
  else tell("This link is not whole: it may have been cut on its way.");
  return draft !== null;
}

addEventListener("hashchange", showLinked);
addEventListener("pagehide", remember);
addEventListener("resize", () => sheet.mirror());
document.fonts?.ready.then(() => sheet.mirror());

addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
    event.preventDefault();
    save();
  } else if (event.key === "F8") {
    event.preventDefault();
    findings.step(event.shiftKey ? -1 : 1);
  } else if (event.key === "Escape" && $("more").open) {
    $("more").open = false;
    $("more").querySelector("summary").focus();
  }
});

// ---- The beginning.

$("theme").value = keep.theme();
setTheme();
area.disabled = false;
const { last } = drafts;
if (last) show(last);
await showLinked();
sheet.mirror();
if (matchMedia("(pointer: fine)").matches) area.focus();

navigator.serviceWorker?.register("service-worker.js").catch(() => {});

try {
  await ear.ready;
  forms.fill((await ear.ask({ ask: "forms" })).forms);
  isReady = true;
  $("state").textContent = "";
  document.documentElement.dataset.ready = "true";
  refresh();
  refreshing.then(suggest);
} catch (why) {
  $("state").textContent = "";
  tell(`The ear could not be loaded: ${why.message}`);
}
