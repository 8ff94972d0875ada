// As much of VS Code as this extension and its client library ask for, so that the bundle people install runs without it.
//
// What only takes part in the conversation is made up as it is asked for: a class for a name in capitals, and for any other a function that returns
// something to dispose of. What tests look at is written out.

import Module from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

type Anything = any;

class Uri {
  constructor(
    readonly scheme: string,
    readonly path: string,
  ) {}
  static file = (path: string) => new Uri("file", path);
  static parse = (text: string) =>
    text.startsWith("file:") ? Uri.file(fileURLToPath(text)) : new Uri(text.split(":")[0] ?? "", text.split(":").slice(1).join(":"));
  static joinPath = (base: Uri, ...more: string[]) => new Uri(base.scheme, [base.path, ...more].join("/"));
  get fsPath() {
    return this.path;
  }
  toString() {
    return this.scheme === "file" ? pathToFileURL(this.path).toString() : `${this.scheme}:${this.path}`;
  }
}

class Position {
  constructor(
    readonly line: number,
    readonly character: number,
  ) {}
}

class Range {
  readonly start: Position;
  readonly end: Position;
  constructor(line: number, character: number, endLine: number, endCharacter: number) {
    this.start = new Position(line, character);
    this.end = new Position(endLine, endCharacter);
  }
}

class Diagnostic {
  code: Anything;
  constructor(
    readonly range: Range,
    readonly message: string,
  ) {}
}

class TabInputText {
  constructor(readonly uri: Uri) {}
}

class EventEmitter {
  private readonly listeners = new Set<(told: Anything) => void>();
  readonly event = (listener: (told: Anything) => void, owner?: Anything) => {
    const bound = owner === undefined ? listener : listener.bind(owner);
    this.listeners.add(bound);
    return { dispose: () => this.listeners.delete(bound) };
  };
  fire(told: Anything) {
    for (const listener of this.listeners) listener(told);
  }
  dispose() {
    this.listeners.clear();
  }
}

const nothing = { dispose() {} };

/** A namespace: what is written out, and for the rest classes and functions made up as they are asked for. */
function namespace(known: Record<string, Anything>): Anything {
  return new Proxy(known, {
    get(target, name) {
      if (typeof name === "symbol" || name === "then") return undefined;
      target[name] ??= /^[A-Z]/.test(name) ? class {} : () => nothing;
      return target[name];
    },
  });
}

/** A VS Code with these settings and poems open. */
export function editor(settings: Record<string, unknown>, folder: string, poems: Record<string, string>) {
  const documents = Object.entries(poems).map(([file, text]) => ({
    uri: Uri.file(file),
    languageId: "poem",
    version: 1,
    getText: () => text,
  }));
  /** What is told of each file, the last only. */
  const diagnostics = new Map<string, Diagnostic[]>();
  const told: string[] = [];
  const commands = new Map<string, (...given: Anything[]) => Anything>();
  const log: string[] = [];
  /** What is chosen when a message offers something. */
  let choice: string | undefined;
  const message = async (text: string, ...offered: string[]) => {
    told.push(text);
    return offered.find((offer) => offer === choice);
  };
  const changed = new EventEmitter();
  /** The value of a setting, or the values of a section. */
  const value = (name: string) => {
    const section = Object.entries(settings).filter(([key]) => key.startsWith(`${name}.`));
    return settings[name] ?? (section.length > 0 ? Object.fromEntries(section.map(([key, value]) => [key.slice(name.length + 1), value])) : undefined);
  };
  const channel = { append() {}, appendLine: (line: string) => log.push(line), show() {}, dispose() {} };
  const vscode = namespace({
    Uri,
    Position,
    Range,
    Diagnostic,
    TabInputText,
    EventEmitter,
    Disposable: class {
      constructor(readonly dispose: () => void) {}
      static from = () => nothing;
    },
    CancellationTokenSource: class {
      token = { isCancellationRequested: false, onCancellationRequested: () => nothing };
      cancel() {}
      dispose() {}
    },
    CodeActionKind: class CodeActionKind {
      static readonly Empty = new CodeActionKind("");
      constructor(readonly value: string) {}
      append = (part: string) => new CodeActionKind(this.value === "" ? part : `${this.value}.${part}`);
    },
    DiagnosticSeverity: { Error: 0, Warning: 1, Information: 2, Hint: 3 },
    version: "1.91.0",
    env: namespace({ appName: "a test", language: "en" }),
    extensions: namespace({ getExtension: () => undefined }),
    commands: namespace({
      registerCommand(name: string, run: (...given: Anything[]) => Anything) {
        if (commands.has(name)) throw new Error(`command '${name}' already exists`);
        commands.set(name, run);
        return { dispose: () => commands.delete(name) };
      },
      executeCommand: async (name: string, ...given: Anything[]) => {
        told.push([name, ...given].join(" "));
        return commands.get(name)?.(...given);
      },
    }),
    window: namespace({
      createOutputChannel: () => channel,
      showWarningMessage: message,
      showErrorMessage: message,
      showInformationMessage: message,
      visibleTextEditors: [],
      tabGroups: namespace({ all: [{ tabs: documents.map(({ uri }) => ({ input: new TabInputText(uri) })) }] }),
    }),
    languages: namespace({
      match: (selector: Anything, document: Anything) =>
        [selector].flat().some(({ scheme, language }) => scheme === document.uri.scheme && language === document.languageId) ? 10 : 0,
      createDiagnosticCollection: () => ({
        set: (uri: Uri, found: Diagnostic[]) => diagnostics.set(uri.toString(), found),
        delete: (uri: Uri) => diagnostics.delete(uri.toString()),
        clear: () => diagnostics.clear(),
        dispose: () => diagnostics.clear(),
      }),
    }),
    workspace: namespace({
      textDocuments: documents,
      workspaceFolders: [{ uri: Uri.file(folder), name: "poems", index: 0 }],
      getConfiguration: (section?: string) => ({
        get: (key: string, otherwise?: unknown) => value(section === undefined ? key : `${section}.${key}`) ?? otherwise,
      }),
      onDidChangeConfiguration: changed.event,
      createFileSystemWatcher: () => namespace({ dispose() {} }),
    }),
  });
  const set = (key: string, value: unknown) => {
    settings[key] = value;
    changed.fire({ affectsConfiguration: (asked: string) => key === asked || key.startsWith(`${asked}.`) });
  };
  const choose = (offer: string) => (choice = offer);
  return { vscode, diagnostics, told, commands, log, set, choose };
}

/** The bundle, as VS Code loads it: with this VS Code in it, and nothing of another load. */
export function load(bundle: string, vscode: unknown): Anything {
  const modules = Module as Anything;
  const usual = modules._load;
  modules._load = (name: string, ...more: unknown[]) => (name === "vscode" ? vscode : usual(name, ...more));
  try {
    delete require.cache[require.resolve(bundle)];
    return require(bundle);
  } finally {
    modules._load = usual;
  }
}
