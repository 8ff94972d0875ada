// Lays out the page and the npm package around a module: `node web/build.mjs MODULE SITE PACKAGE VERSION`.

import { createHash } from "node:crypto";
import { copyFileSync, cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const [module, site, npm, version] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const wasm = readFileSync(module);

const empty = (folder) => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
};

// The page. Its module is packed, so that it is small whatever the server does.
empty(site);
cpSync(join(here, "site"), site, { recursive: true });
copyFileSync(join(here, "module/verse.js"), join(site, "verse.js"));
const packed = gzipSync(wasm, { level: 9 });
writeFileSync(join(site, "verse.wasm.gz"), packed);
licenses(join(site, "LICENSES.txt"));

const files = readdirSync(site).filter((file) => file !== "service-worker.js").sort();
const hash = createHash("sha256");
for (const file of files) hash.update(file).update(readFileSync(join(site, file)));
const worker = join(site, "service-worker.js");
const text = readFileSync(worker, "utf8")
  .replace('"VERSION"', JSON.stringify(`verse-${version}-${hash.digest("hex").slice(0, 12)}`))
  .replace("FILES = []", `FILES = ${JSON.stringify(["./", ...files])}`);
writeFileSync(worker, text);

// The package.
empty(npm);
for (const file of ["index.js", "index.d.ts", "README.md"]) copyFileSync(join(here, "npm", file), join(npm, file));
copyFileSync(join(here, "module/verse.js"), join(npm, "verse.js"));
writeFileSync(join(npm, "versewright.wasm"), wasm);
const description = JSON.parse(readFileSync(join(here, "npm/package.json"), "utf8"));
writeFileSync(join(npm, "package.json"), `${JSON.stringify({ ...description, version }, null, 2)}\n`);
licenses(join(npm, "LICENSE.txt"));

/** The program's own licenses, and those of the data that is built into the module. */
function licenses(file) {
  const own = ["LICENSE-MIT", "LICENSE-APACHE"].map((name) => readFileSync(join(root, name), "utf8"));
  const data = ["CMUDICT", "ISLEDICT", "SCOWL", "WORDNET"].map((name) => [name, readFileSync(join(root, "data", `LICENSE-${name}`), "utf8")]);
  const parts = data.map(([name, text]) => `---- ${name}, built into the module\n\n${text}`);
  writeFileSync(file, ["verse: MIT or Apache-2.0, at your choice.\n", ...own, ...parts].join("\n"));
}

const shown = (folder) => relative(process.cwd(), folder);
console.log(`${shown(site)} and ${shown(npm)}: the module ${wasm.length} bytes, packed ${packed.length}`);
