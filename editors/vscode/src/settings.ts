// What the poet set, read into what the server can be started with.

import * as path from "node:path";

/** The section of VS Code's settings. */
export const SECTION = "verse";

/** The settings this extension reads, each declared in package.json. */
export const KEYS = ["path", "arguments"] as const;

/** The languages whose files are checked; a file that has no form is left alone by the server. */
export const LANGUAGES = ["poem", "plaintext", "markdown"] as const;

export interface Settings {
  /** The program asked for, as a path or a bare name; empty when it is to be looked for. */
  program: string;
  /** Options for `verse lsp`, in order. */
  options: string[];
}

/** Where a path of the settings may begin. */
export interface Places {
  home: string;
  /** The first folder open; undefined when none is. */
  folder: string | undefined;
}

/**
 * Reads the settings by their keys. A value of the wrong type counts as not set: VS Code marks it in settings.json already.
 */
export function readSettings(get: (key: (typeof KEYS)[number]) => unknown, places: Places): Settings {
  const program = get("path");
  const options = get("arguments");
  return {
    program: typeof program === "string" ? resolved(program.trim(), places) : "",
    options: Array.isArray(options) ? options.filter((option): option is string => typeof option === "string") : [],
  };
}

/** What stands after the program on its command line. */
export function serverArguments(settings: Settings): string[] {
  return ["lsp", ...settings.options];
}

/** A path with its beginning written out; a bare name stays as it is. */
function resolved(program: string, { home, folder }: Places): string {
  if (/^~[\\/]/.test(program)) {
    return path.join(home, program.slice(2));
  }
  const whole = folder === undefined ? program : program.replace("${workspaceFolder}", () => folder);
  const bare = !/[\\/]/.test(whole);
  return bare || folder === undefined || path.isAbsolute(whole) ? whole : path.join(folder, whole);
}
