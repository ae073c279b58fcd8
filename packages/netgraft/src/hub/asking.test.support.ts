import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HubServer, rejection } from "@netgraft/test-support";
import type { HubOptions } from "./hub-repository.js";

/** A hub on loopback and an empty cache, both of one test. */
export interface TestHub {
  readonly server: HubServer;
  /** The folder of `HF_HOME` and `TORCH_HOME`. */
  readonly home: string;
  readonly env: Readonly<Record<string, string>>;
  /** How the hub is asked, with other environment variables beside. */
  asking(more?: Readonly<Record<string, string>>): HubOptions & { readonly notes: string[] };
}

/** Declares that each test has a hub of its own. */
export function hubForEachTest(): () => TestHub {
  let hub: TestHub | undefined;
  beforeEach(async () => {
    const server = await HubServer.start();
    const home = mkdtempSync(join(tmpdir(), "netgraft-hub-"));
    const env = { HF_ENDPOINT: server.endpoint, HF_HOME: home, TORCH_HOME: home };
    const asking: TestHub["asking"] = (more = {}) => {
      const notes: string[] = [];
      return {
        web: (url, request) => fetch(url, request),
        env: { ...env, ...more },
        notes,
        onNote: (note) => notes.push(note),
        patience: { answer: 300, pauses: [1, 1] },
      };
    };
    hub = { server, home, env, asking };
  });
  afterEach(async () => {
    await hub?.server.close();
    if (hub !== undefined) rmSync(hub.home, { recursive: true, force: true });
  });
  return () => {
    if (hub === undefined) throw new Error("there is a hub in tests alone");
    return hub;
  };
}

/** The error with which a promise is rejected. */
export async function failure(promise: Promise<unknown>): Promise<Error> {
  const error = await rejection(promise);
  if (error instanceof Error) return error;
  throw new TypeError(`${String(error)} is no error`);
}

/** Bytes that tell where they are from. */
export function patternOf(length: number, seed = 1): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (index * 7 + seed * 13) % 251);
}
