// The extension: VS Code's side of the language server `verse lsp`.

import * as vscode from "vscode";
import { LanguageClient } from "vscode-languageclient/node";

import { findProgram, thisMachine } from "./program";
import { Session, type Host } from "./session";
import { KEYS, LANGUAGES, SECTION, readSettings, serverArguments, serverOptions, type Settings } from "./settings";

const HOW = "How to Get It";
const CHOOSE = "Open Settings";

/** The page of this extension that says how to get the program. */
const PAGE = "getting-verse.md";

let session: Session | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const log = vscode.window.createOutputChannel("Verse");
  const started = new Session(new Editor(log));
  session = started;
  context.subscriptions.push(
    log,
    vscode.commands.registerCommand("verse.restart", () => started.restart()),
    vscode.commands.registerCommand("verse.log", () => log.show(true)),
    vscode.commands.registerCommand("verse.get", () =>
      vscode.commands.executeCommand("markdown.showPreview", vscode.Uri.joinPath(context.extensionUri, PAGE)),
    ),
    vscode.workspace.onDidChangeConfiguration(async (changed) => {
      if (KEYS.some((key) => changed.affectsConfiguration(`${SECTION}.${key}`))) {
        await started.restart();
      }
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => started.restart()),
  );
  await started.restart();
}

export async function deactivate(): Promise<void> {
  await session?.stop();
}

/** VS Code, as a session asks for it. */
class Editor implements Host {
  constructor(private readonly channel: vscode.OutputChannel) {}

  settings(): Settings {
    const section = vscode.workspace.getConfiguration(SECTION);
    return readSettings((key) => section.get(key), { home: thisMachine().home, folder: folder() });
  }

  find(program: string) {
    return findProgram(program, thisMachine());
  }

  async start(program: string, settings: Settings) {
    const server = { command: program, args: serverArguments(settings), options: { cwd: folder() } };
    const client = new LanguageClient(SECTION, "Verse", server, {
      documentSelector: LANGUAGES.flatMap((language) => [
        { scheme: "file", language },
        { scheme: "untitled", language },
      ]),
      initializationOptions: () => {
        const section = vscode.workspace.getConfiguration(SECTION);
        return serverOptions((key) => section.get(key));
      },
      outputChannel: this.channel,
    });
    await client.start();
    return { stop: () => client.dispose() };
  }

  tellMissing(why: string): void {
    void vscode.window.showWarningMessage(why, HOW, CHOOSE).then((answer) => {
      if (answer === HOW) {
        return vscode.commands.executeCommand("verse.get");
      }
      if (answer === CHOOSE) {
        return vscode.commands.executeCommand("workbench.action.openSettings", `${SECTION}.path`);
      }
      return undefined;
    });
  }

  tellFailed(why: string): void {
    this.log(why);
    void vscode.window.showErrorMessage(why);
  }

  log(line: string): void {
    this.channel.appendLine(line);
  }
}

/** The first folder open. */
function folder(): string | undefined {
  return vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
}
