// One server for all open poems: started, stopped and started again, one thing after another.

import type { Found } from "./program";
import type { Settings } from "./settings";

/** A server that runs. */
export interface Running {
  stop(): Promise<void>;
}

/** What a session asks of the editor around it. */
export interface Host {
  settings(): Settings;
  find(program: string): Promise<Found>;
  start(program: string, settings: Settings): Promise<Running>;
  /** Tells the poet that there is no program, and how to get it. */
  tellMissing(why: string): void;
  tellFailed(why: string): void;
  log(line: string): void;
}

export class Session {
  private running: Running | undefined;
  private last: Promise<void> = Promise.resolve();

  constructor(private readonly host: Host) {}

  /** Starts the server, in the place of one that runs. */
  restart(): Promise<void> {
    return this.then(async () => {
      await this.end();
      await this.begin();
    });
  }

  stop(): Promise<void> {
    return this.then(() => this.end());
  }

  /** Whatever is asked for waits until what was asked before is done. */
  private then(work: () => Promise<void>): Promise<void> {
    this.last = this.last.then(work);
    return this.last;
  }

  private async begin(): Promise<void> {
    const settings = this.host.settings();
    const found = await this.host.find(settings.program);
    if ("missing" in found) {
      this.host.log(found.missing);
      this.host.tellMissing(found.missing);
      return;
    }
    this.host.log(`${found.at}, version ${found.version}`);
    try {
      this.running = await this.host.start(found.at, settings);
    } catch (error) {
      this.host.tellFailed(`${found.at} does not serve: ${said(error)}`);
    }
  }

  private async end(): Promise<void> {
    const running = this.running;
    this.running = undefined;
    try {
      await running?.stop();
    } catch (error) {
      // It has ended already, or will not: a new one can be started all the same.
      this.host.log(`the server did not stop as asked: ${said(error)}`);
    }
  }
}

function said(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
