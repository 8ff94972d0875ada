// The client's side of the protocol against the real server, by the connection that VS Code's client speaks through.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { test, type TestContext } from "node:test";
import { pathToFileURL } from "node:url";
import {
  CodeActionRequest,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  ExitNotification,
  InitializeRequest,
  InitializedNotification,
  InlayHintRequest,
  PublishDiagnosticsNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  createProtocolConnection,
} from "vscode-languageserver-protocol/node";

import { findProgram, thisMachine } from "../src/program";
import { serverArguments } from "../src/settings";

/** The program, which `.ci/vscode` names. */
const VERSE = process.env.VERSE ?? "";

/** Eight syllables on line 2 of the poem, where a haiku has seven. */
const HAIKU = "---\nform: haiku\n---\nRain on the tin roof,\nthe cat has found the warm sweater\nand will not be moved.\n";

/** How long the server may take to answer, in milliseconds; no test rests on how fast it is. */
const PATIENCE = 60_000;

/** A server in a folder of its own, with a poem to open. */
async function desk(t: TestContext, options: string[] = []) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "verse-client-"));
  const file = path.join(folder, "the cat.poem");
  fs.writeFileSync(file, HAIKU);
  const home = { HOME: folder, XDG_CONFIG_HOME: path.join(folder, ".config") };
  const server = spawn(VERSE, serverArguments({ program: "", options }), { cwd: folder, env: { ...process.env, ...home } });
  t.after(() => {
    server.kill();
    fs.rmSync(folder, { recursive: true });
  });
  const connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  const published: Diagnostic[][] = [];
  let awaited: (() => void) | undefined;
  const uri = pathToFileURL(file).toString();
  connection.onNotification(PublishDiagnosticsNotification.type, (told) => {
    if (told.uri === uri) {
      published.push(told.diagnostics);
      awaited?.();
    }
  });
  connection.listen();
  const diagnostics = async () => {
    if (published.length === 0) {
      await new Promise<void>((resolve) => (awaited = resolve));
    }
    return published.shift() ?? [];
  };
  const said = await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: pathToFileURL(folder).toString(),
    capabilities: { general: { positionEncodings: ["utf-16"] } },
    workspaceFolders: null,
  });
  await connection.sendNotification(InitializedNotification.type, {});
  const text = HAIKU;
  await connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri, languageId: "poem", version: 1, text },
  });
  const end = async () => {
    await connection.sendRequest(ShutdownRequest.type);
    const ended = once(server, "exit");
    await connection.sendNotification(ExitNotification.type);
    return (await ended)[0] as number | null;
  };
  return { connection, said, uri, diagnostics, end, folder };
}

test("the program that is tested is one the extension takes", { timeout: PATIENCE }, async () => {
  const found = await findProgram(path.resolve(VERSE), thisMachine());
  assert.ok("at" in found, JSON.stringify(found));
});

test("a line of eight syllables in a haiku is marked, until it has seven", { timeout: PATIENCE }, async (t) => {
  const { connection, said, uri, diagnostics, end } = await desk(t);
  assert.equal(said.serverInfo?.name, "verse");
  assert.equal(said.capabilities.positionEncoding, "utf-16");
  const opened = await diagnostics();
  assert.deepEqual(opened.map(({ code, source, range }) => ({ code, source, line: range.start.line })), [
    { code: "syllables", source: "verse", line: 4 },
  ]);
  assert.match(opened[0]?.message ?? "", /8 syllables; line 2 of a haiku has 7/);

  const range = { start: { line: 3, character: 0 }, end: { line: 6, character: 0 } };
  const hints = (await connection.sendRequest(InlayHintRequest.type, { textDocument: { uri }, range })) ?? [];
  assert.deepEqual(hints.map(({ label }) => label), ["5", "8/7", "5"]);

  const line = opened[0]?.range ?? range;
  const context = { diagnostics: opened };
  const actions = (await connection.sendRequest(CodeActionRequest.type, { textDocument: { uri }, range: line, context })) ?? [];
  const offered = actions.map((action) => (typeof action.command === "object" ? action.command.command : action.command));
  assert.ok(offered.includes("verse.allow"), JSON.stringify(actions));

  const text = "coat";
  const sweater = { start: { line: 4, character: 27 }, end: { line: 4, character: 34 } };
  await connection.sendNotification(DidChangeTextDocumentNotification.type, {
    textDocument: { uri, version: 2 },
    contentChanges: [{ range: sweater, text }],
  });
  assert.deepEqual(await diagnostics(), []);
  await connection.sendNotification(DidSaveTextDocumentNotification.type, { textDocument: { uri } });
  assert.deepEqual(await diagnostics(), []);
  assert.equal(await end(), 0);
});

test("what the server registers does not take the names of the extension's own commands", { timeout: PATIENCE }, async (t) => {
  const { said, end } = await desk(t);
  const commands = said.capabilities.executeCommandProvider?.commands ?? [];
  assert.deepEqual(commands, ["verse.allow", "verse.say"]);
  assert.equal(await end(), 0);
});

test("options of the settings reach the server", { timeout: PATIENCE }, async (t) => {
  const isolated = await desk(t, ["--isolated", "-q"]);
  assert.equal((await isolated.diagnostics()).length, 1);
  assert.equal(await isolated.end(), 0);
});
