// What the poet set, read into what the server can be started with.

import * as path from "node:path";

/** The section of VS Code's settings. */
export const SECTION = "verse";

/** The settings this extension starts the server by, each declared in package.json. */
export const KEYS = ["path", "arguments"] as const;

/** The settings that the server reads itself, and follows while it runs; each is declared there too. */
export const SERVER_KEYS = ["form", "accent", "inlayHints", "showLicenses", "rulePages"] as const;

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

/** What the server is told when it starts, so that no poem is judged before it has asked; what a value means is for the server to say. */
export function serverOptions(get: (key: (typeof SERVER_KEYS)[number]) => unknown): Record<string, unknown> {
  return Object.fromEntries(SERVER_KEYS.map((key) => [key, get(key)]));
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
