// The bundle that people install, in a VS Code made up for it, with the real server.

import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { test, type TestContext } from "node:test";
import { pathToFileURL } from "node:url";

import { editor, load } from "./editor";
import { root } from "./root";

const VERSE = path.resolve(process.env.VERSE ?? "");
const PATIENCE = 60_000;

/** Eight syllables on line 2 of the poem, where a haiku has seven. */
const HAIKU = "---\nform: haiku\n---\nRain on the tin roof,\nthe cat has found the warm sweater\nand will not be moved.\n";

/** The extension, begun in a folder of its own with a poem open. */
async function begun(t: TestContext, settings: Record<string, unknown>, text = HAIKU) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "verse-extension-"));
  const poem = path.join(folder, "rain.poem");
  fs.writeFileSync(poem, text);
  const around = editor(settings, folder, { [poem]: text });
  const extension = load(`${root}/out/extension.js`, around.vscode);
  const subscriptions: { dispose(): void }[] = [];
  t.after(async () => {
    await extension.deactivate();
    subscriptions.forEach((subscription) => subscription.dispose());
    fs.rmSync(folder, { recursive: true });
  });
  await extension.activate({ subscriptions, extensionUri: around.vscode.Uri.file("/extension") });
  return { ...around, extension, uri: pathToFileURL(poem).toString() };
}

async function until(done: () => boolean, what: () => unknown) {
  const end = Date.now() + PATIENCE / 2;
  while (!done()) {
    assert.ok(Date.now() < end, JSON.stringify(what()));
    await new Promise((later) => setTimeout(later, 20));
  }
}

test("an open poem is marked where it breaks its form, again after a restart, and no more at the end", { timeout: PATIENCE }, async (t) => {
  const { uri, diagnostics, commands, told, log, extension } = await begun(t, { "verse.path": VERSE });
  const found = () => diagnostics.get(uri) ?? [];
  await until(() => found().length > 0, () => ({ told, log }));
  assert.deepEqual(found().map(({ code, range }) => [code, range.start.line]), [["syllables", 4]]);
  assert.deepEqual([...commands.keys()].sort(), ["verse.allow", "verse.get", "verse.log", "verse.restart", "verse.say"]);
  diagnostics.clear();
  await commands.get("verse.restart")?.();
  await until(() => found().length > 0, () => ({ told, log }));
  assert.deepEqual(told, []);
  await extension.deactivate();
  assert.equal(diagnostics.size, 0);
});

test("without the program the extension says how to get it, and starts once a setting names it", { timeout: PATIENCE }, async (t) => {
  const { uri, diagnostics, told, set, commands, choose } = await begun(t, { "verse.path": "/nowhere/verse" });
  assert.match(told[0] ?? "", /\/nowhere\/verse, and no program is there/);
  assert.equal(diagnostics.size, 0);
  choose("How to Get It");
  await commands.get("verse.restart")?.();
  await until(() => told.some((line) => line.startsWith("markdown.showPreview")), () => told);
  assert.match(told.join("\n"), /markdown\.showPreview file:.*getting-verse\.md/);
  set("verse.path", VERSE);
  await until(() => (diagnostics.get(uri) ?? []).length > 0, () => told);
});

test("a form of the settings marks a poem that has none, until it is another", { timeout: PATIENCE }, async (t) => {
  const bare = HAIKU.split("---\n")[2] ?? "";
  const { uri, diagnostics, told, log, set } = await begun(t, { "verse.path": VERSE, "verse.form": "haiku" }, bare);
  const found = () => diagnostics.get(uri) ?? [];
  await until(() => found().length > 0, () => ({ told, log }));
  assert.deepEqual(found().map(({ code, range }) => [code, range.start.line]), [["syllables", 1]]);
  set("verse.form", "");
  await until(() => found().length === 0, () => ({ told, log, found: found() }));
  set("verse.form", "haiku");
  await until(() => found().length > 0, () => ({ told, log }));
  assert.deepEqual(told, []);
});

test("the page that the extension opens is packed with it", () => {
  const manifest = JSON.parse(fs.readFileSync(`${root}/package.json`, "utf8"));
  assert.ok(manifest.files.includes("getting-verse.md"));
  assert.ok(fs.existsSync(`${root}/getting-verse.md`));
});
