import type { ELK } from "elkjs/lib/elk-api.js";

let started: Promise<ELK> | undefined;

/** The layout library, loaded when the first drawing needs it: it takes longer than a network takes to compose. */
export function startElk(): Promise<ELK> {
  started ??= import("elkjs/lib/elk.bundled.js").then(({ default: { default: Elk } }) => new Elk());
  return started;
}
