// Where the program `verse` is: where the settings say, on PATH, or where cargo and package managers install programs.

import { execFile } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

/** What is asked of the machine, so that tests can answer. */
export interface Machine {
  env: Record<string, string | undefined>;
  windows: boolean;
  home: string;
  /** Whether a file is there that can be run. */
  runs(file: string): boolean;
  /** What the program prints for `--version`; undefined when it does not start, fails, or does not end. */
  version(file: string): Promise<string | undefined>;
}

/** Where the program is, or a sentence that says what was looked for. */
export type Found = { at: string; version: string } | { missing: string };

/**
 * Finds the program. A path or a name in the settings is taken alone: nothing else is started in its place.
 *
 * Another program may be called `verse` (Debian has one that prints Bible verses), so that each is asked for its version.
 */
export async function findProgram(asked: string, machine: Machine): Promise<Found> {
  const named = asked !== "" && /[\\/]/.test(asked);
  const places = named ? [asked] : candidates(asked === "" ? "verse" : asked, machine, asked === "");
  const others: string[] = [];
  for (const place of places) {
    if (!machine.runs(place)) {
      continue;
    }
    const version = /^verse (\d+\.\d+\.\d+\S*)/.exec((await machine.version(place)) ?? "")?.[1];
    if (version !== undefined) {
      return { at: place, version };
    }
    others.push(place);
  }
  return { missing: missing(asked, named, others) };
}

function missing(asked: string, named: boolean, others: string[]): string {
  const found = others.map((other) => ` ${other} is another program, or does not start.`).join("");
  if (named) {
    return `The setting verse.path names ${asked}, and ${others.length > 0 ? "that is not verse." : "no program is there."}`;
  }
  if (asked !== "") {
    return `The setting verse.path names ${asked}, which is not on PATH.${found}`;
  }
  return `The program verse, which checks the poems, was not found on PATH.${found}`;
}

/** The files a bare name may mean, the likeliest first. */
function candidates(name: string, machine: Machine, widely: boolean): string[] {
  const { env, windows, home } = machine;
  const join = (windows ? path.win32 : path.posix).join;
  // An entry that is not absolute means another folder wherever it is read, and anybody may have put a program there.
  const isAbsolute = (windows ? path.win32 : path.posix).isAbsolute;
  const onPath = (env.PATH ?? env.Path ?? "").split(windows ? ";" : ":").filter(isAbsolute);
  const file = windows && !name.toLowerCase().endsWith(".exe") ? `${name}.exe` : name;
  // An editor started from a menu often has a shorter PATH than a shell.
  const cargo = env.CARGO_HOME ?? join(home, ".cargo");
  const usual = [join(cargo, "bin"), ...(windows ? [] : [join(home, ".local/bin"), "/usr/local/bin", "/opt/homebrew/bin"])];
  const folders = new Set([...onPath, ...(widely ? usual : [])]);
  return [...folders].map((folder) => join(folder, file));
}

/** How long the program may take to say its version, in milliseconds: a first start from a slow disk, and more. */
const PATIENCE = 10_000;

/** The machine this runs on. */
export function thisMachine(): Machine {
  return {
    env: process.env,
    windows: process.platform === "win32",
    home: os.homedir(),
    runs(file) {
      try {
        fs.accessSync(file, fs.constants.X_OK);
        return fs.statSync(file).isFile();
      } catch {
        return false;
      }
    },
    version: (file) =>
      new Promise((resolve) => {
        execFile(file, ["--version"], { timeout: PATIENCE, windowsHide: true }, (error, output) => {
          resolve(error === null ? output : undefined);
        });
      }),
  };
}
