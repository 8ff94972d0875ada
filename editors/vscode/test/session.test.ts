// A session's life: started, restarted and stopped in the order it was asked for.

import assert from "node:assert/strict";
import { test } from "node:test";

import type { Found } from "../src/program";
import { Session, type Host } from "../src/session";

/** A host that writes down what is asked of it. */
function host(find: () => Found, more: Partial<Host> = {}) {
  const done: string[] = [];
  let servers = 0;
  const told: Host = {
    settings: () => ({ program: "", options: [] }),
    find: async () => find(),
    async start(program) {
      const number = ++servers;
      await new Promise((later) => setTimeout(later, 5));
      done.push(`start ${number} ${program}`);
      return { stop: async () => void done.push(`stop ${number}`) };
    },
    tellMissing: (why) => void done.push(`missing: ${why}`),
    tellFailed: (why) => void done.push(`failed: ${why}`),
    log: () => {},
    ...more,
  };
  return { done, session: new Session(told) };
}

const there = (): Found => ({ at: "/bin/verse", version: "0.1.0" });

test("restarts asked for at once leave one server, which stops at the end", async () => {
  const { done, session } = host(there);
  await Promise.all([session.restart(), session.restart(), session.stop()]);
  assert.deepEqual(done, ["start 1 /bin/verse", "stop 1", "start 2 /bin/verse", "stop 2"]);
});

test("a missing program is told, and found after it was installed", async () => {
  let installed = false;
  const { done, session } = host(() => (installed ? there() : { missing: "not found" }));
  await session.restart();
  installed = true;
  await session.restart();
  assert.deepEqual(done, ["missing: not found", "start 1 /bin/verse"]);
});

test("a server that does not start is told, and the next restart tries again", async () => {
  let tries = 0;
  const fails = async () => {
    if (++tries === 1) throw new Error("no handshake");
    return { stop: async () => {} };
  };
  const { done, session } = host(there, { start: fails });
  await session.restart();
  await session.restart();
  assert.equal(tries, 2);
  assert.deepEqual(done, ["failed: /bin/verse does not serve: no handshake"]);
});

test("a server that will not stop does not keep a new one away", async () => {
  let started = 0;
  const start = async () => {
    started += 1;
    return { stop: () => Promise.reject(new Error("gone")) };
  };
  const { session } = host(there, { start });
  await session.restart();
  await session.restart();
  assert.equal(started, 2);
});
