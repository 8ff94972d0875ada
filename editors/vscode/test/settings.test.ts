// What settings become, and that package.json declares what the code reads.

import assert from "node:assert/strict";
import * as fs from "node:fs";
import { test } from "node:test";

import { KEYS, LANGUAGES, SECTION, SERVER_KEYS, readSettings, serverArguments, serverOptions, type Places } from "../src/settings";
import { root } from "./root";

const HOME: Places = { home: "/home/poet", folder: "/poems" };

function read(set: Record<string, unknown>, places = HOME) {
  return readSettings((key) => set[key], places);
}

test("nothing set means the program from PATH, and no options", () => {
  const settings = read({ path: "", arguments: [] });
  assert.deepEqual(settings, { program: "", options: [] });
  assert.deepEqual(serverArguments(settings), ["lsp"]);
  assert.deepEqual(read({}), settings);
});

test("options stand behind the command, in order", () => {
  assert.deepEqual(serverArguments(read({ arguments: ["--config", "my poems.toml"] })), ["lsp", "--config", "my poems.toml"]);
});

test("a path may begin at home, at the folder, or nowhere", () => {
  assert.equal(read({ path: " ~/bin/verse " }).program, "/home/poet/bin/verse");
  assert.equal(read({ path: "${workspaceFolder}/target/debug/verse" }).program, "/poems/target/debug/verse");
  assert.equal(read({ path: "target/debug/verse" }).program, "/poems/target/debug/verse");
  assert.equal(read({ path: "/usr/bin/verse" }).program, "/usr/bin/verse");
  assert.equal(read({ path: "verse-next" }).program, "verse-next");
  assert.equal(read({ path: "bin/verse" }, { home: "/home/poet", folder: undefined }).program, "bin/verse");
});

test("a folder's name is taken letter for letter", () => {
  assert.equal(read({ path: "${workspaceFolder}/verse" }, { home: "/", folder: "/cash $& more" }).program, "/cash $& more/verse");
});

test("a value of the wrong type counts as not set", () => {
  assert.deepEqual(read({ path: 3, arguments: "--isolated" }), { program: "", options: [] });
  assert.deepEqual(read({ arguments: ["--isolated", 3, null] }).options, ["--isolated"]);
});

test("the server is told the values of its own settings as they are", () => {
  const set: Record<string, unknown> = { path: "/bin/verse", form: "haiku", accent: "british", showLicenses: 7 };
  const options = { form: "haiku", accent: "british", inlayHints: undefined, showLicenses: 7, rulePages: undefined };
  assert.deepEqual(serverOptions((key) => set[key]), options);
});

test("package.json declares the settings, commands and languages that the code has", () => {
  const manifest = JSON.parse(fs.readFileSync(`${root}/package.json`, "utf8"));
  const { configuration, languages, commands } = manifest.contributes;
  const full = (key: string) => `${SECTION}.${key}`;
  assert.deepEqual(Object.keys(configuration.properties), [...KEYS, ...SERVER_KEYS].map(full));
  // What is started comes from a folder only when it is trusted; what poems are judged by starts nothing.
  assert.deepEqual(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations, KEYS.map(full));
  const own: string[] = languages.map((language: { id: string }) => language.id);
  const activated: string[] = manifest.activationEvents.map((event: string) => event.replace("onLanguage:", ""));
  // VS Code itself activates an extension for a language that the extension brings.
  assert.deepEqual([...own, ...activated], [...LANGUAGES]);
  const code = fs.readFileSync(`${root}/src/extension.ts`, "utf8");
  const registered = [...code.matchAll(/registerCommand\("([^"]+)"/g)].map((found) => found[1]);
  assert.deepEqual(commands.map((command: { command: string }) => command.command), registered);
  assert.equal(manifest.main, "./out/extension.js");
});
