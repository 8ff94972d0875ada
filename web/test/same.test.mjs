// The same text has the same findings here and by `verse check --output-format json`: every example of every form.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

const ROOT = new URL("../../", import.meta.url).pathname;
const VERSE = process.env.VERSE ?? join(ROOT, "target/debug/verse");
const PACKAGE = process.env.VERSE_PACKAGE ?? join(ROOT, "target/web/npm");
const { check } = await import(`${PACKAGE}/index.js`);

/** The examples of all forms, each as a file that is named after its form. */
function examples() {
  const files = readdirSync(join(ROOT, "forms")).filter((file) => file.endsWith(".toml"));
  return files.flatMap((file) => {
    const form = file.slice(0, -".toml".length);
    const toml = readFileSync(join(ROOT, "forms", file), "utf8");
    const texts = [...toml.matchAll(/^text = """\n(.*?)"""/gms)].map(([, text]) => text);
    assert.equal(texts.length, toml.split("[[example]]").length - 1, file);
    return texts.map((text, at) => ({ name: `${at}.${form}.txt`, text }));
  });
}

/** What the program prints; its exit code tells of findings. */
const printed = (folder) =>
  new Promise((resolve, reject) => {
    const options = { cwd: folder, maxBuffer: 1 << 28 };
    execFile(VERSE, ["check", "--isolated", "--min-level", "note", "--output-format", "json", "."], options, (error, out) =>
      out ? resolve(JSON.parse(out)) : reject(error),
    );
  });

test("every example of every form has the findings that the program has", { timeout: 600_000 }, async () => {
  const all = examples();
  assert.ok(all.length > 500, `${all.length} examples`);
  const folder = mkdtempSync(join(tmpdir(), "verse-web-"));
  try {
    for (const { name, text } of all) writeFileSync(join(folder, name), text);
    const program = await printed(folder);
    const shown = { errors: 0, warnings: 0, notes: 0 };
    for (const { name, text } of all) {
      const own = check(text, { name, minLevel: "note" });
      const of = ({ path }) => path === name;
      assert.deepEqual(own.findings, program.findings.filter(of), name);
      assert.deepEqual(own.pages, program.pages.filter(of), name);
      assert.deepEqual(own.errors, program.errors.filter(of), name);
      for (const level of Object.keys(shown)) shown[level] += own.summary.shown[level];
    }
    assert.deepEqual(shown, program.summary.shown);
    assert.equal(program.summary.drafts, all.length);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
