// Writes out/NOTICES.txt: the licenses of the packages that are bundled into out/extension.js, as out/bundle.json names them.

import * as fs from "node:fs";
import * as path from "node:path";

const { inputs } = JSON.parse(fs.readFileSync("out/bundle.json", "utf8"));
// The innermost package a file belongs to; its name has two parts where it begins with @.
const folders = Object.keys(inputs).map((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]);
const notices = [...new Set(folders)].sort().flatMap((folder) => {
  if (folder === undefined) {
    return [];
  }
  const { name, version, license } = JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8"));
  const file = fs.readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined) {
    throw new Error(`${folder} has no license file to pass on`);
  }
  return [`${name} ${version} (${license})\n\n${fs.readFileSync(path.join(folder, file), "utf8").trim()}\n`];
});
fs.writeFileSync("out/NOTICES.txt", notices.join(`\n${"-".repeat(80)}\n\n`));
