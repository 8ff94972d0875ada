// Finding the program, on machines made up for it and on this one.

import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { test } from "node:test";

import { findProgram, thisMachine, type Machine } from "../src/program";

/** A machine with these programs and what each prints for its version. */
function machine(programs: Record<string, string | undefined>, more: Partial<Machine> = {}): Machine {
  return {
    env: { PATH: "/usr/bin:/bin" },
    windows: false,
    home: "/home/poet",
    runs: (file) => file in programs,
    version: async (file) => programs[file],
    ...more,
  };
}

const at = async (asked: string, on: Machine) => {
  const found = await findProgram(asked, on);
  return "at" in found ? found.at : found.missing;
};

test("the program is found on PATH, first where PATH is first", async () => {
  const both = machine({ "/bin/verse": "verse 0.1.0\n", "/usr/bin/verse": "verse 0.2.0\n" });
  assert.deepEqual(await findProgram("", both), { at: "/usr/bin/verse", version: "0.2.0" });
});

test("the program is found where cargo puts it though PATH lacks that", async () => {
  assert.equal(await at("", machine({ "/home/poet/.cargo/bin/verse": "verse 0.1.0" })), "/home/poet/.cargo/bin/verse");
  const moved = machine({ "/opt/cargo/bin/verse": "verse 0.1.0" }, { env: { CARGO_HOME: "/opt/cargo" } });
  assert.equal(await at("", moved), "/opt/cargo/bin/verse");
});

test("another program of that name is passed over, and named when it is the only one", async () => {
  const bible = { "/usr/bin/verse": "In the beginning" };
  assert.equal(await at("", machine({ ...bible, "/bin/verse": "verse 0.1.0" })), "/bin/verse");
  assert.match(await at("", machine(bible)), /not found on PATH.*\/usr\/bin\/verse is another program/);
  assert.match(await at("", machine({ "/usr/bin/verse": undefined })), /does not start/);
});

test("a path in the settings is taken alone", async () => {
  const two = machine({ "/usr/bin/verse": "verse 0.1.0", "/opt/verse": "verse 0.3.0" });
  assert.equal(await at("/opt/verse", two), "/opt/verse");
  assert.match(await at("/elsewhere/verse", two), /verse\.path names \/elsewhere\/verse, and no program is there/);
  assert.match(await at("/opt/other", machine({ "/opt/other": "other 1.0.0" })), /that is not verse/);
});

test("a bare name in the settings is looked for on PATH alone", async () => {
  assert.equal(await at("verse-next", machine({ "/bin/verse-next": "verse 0.9.0" })), "/bin/verse-next");
  assert.match(await at("verse-next", machine({ "/home/poet/.cargo/bin/verse-next": "verse 0.9.0" })), /not on PATH/);
});

test("a folder of PATH that is not absolute is never searched", async () => {
  const here = machine({ verse: "verse 0.1.0", "poems/verse": "verse 0.1.0" }, { env: { PATH: "::poems:." } });
  assert.match(await at("", here), /not found/);
});

test("on Windows the program ends in .exe and PATH is parted by semicolons", async () => {
  const file = "C:\\Users\\poet\\.cargo\\bin\\verse.exe";
  const windows = { windows: true, home: "C:\\Users\\poet", env: { Path: "C:\\Windows;D:\\tools" } };
  assert.equal(await at("", machine({ [file]: "verse 0.1.0\r\n" }, windows)), file);
  assert.equal(await at("", machine({ "D:\\tools\\verse.exe": "verse 0.1.0" }, windows)), "D:\\tools\\verse.exe");
});

test("this machine tells programs from other files, and asks them for their version", { skip: process.platform === "win32" }, async (t) => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "verse-program-"));
  t.after(() => fs.rmSync(folder, { recursive: true }));
  const file = path.join(folder, "verse");
  const here = thisMachine();
  fs.writeFileSync(file, "#!/bin/sh\necho verse 7.8.9\n", { mode: 0o644 });
  assert.equal(here.runs(file), false);
  fs.chmodSync(file, 0o755);
  assert.equal(here.runs(folder), false);
  assert.deepEqual(await findProgram("", { ...here, env: { PATH: folder } }), { at: file, version: "7.8.9" });
  fs.writeFileSync(file, "#!/bin/sh\nexit 3\n");
  assert.equal(await here.version(file), undefined);
});
