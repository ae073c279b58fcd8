import { type Profiler, Session } from "node:inspector";

/**
 * What code has run, by the counters of V8. Only code that is loaded after the start is counted by blocks, so it is started
 * before a target is imported.
 */
export class Coverage {
  readonly #session = new Session();
  /** For each function whether each of its bytes has run. */
  readonly #seen = new Map<string, Uint8Array>();
  #bytes = 0;

  constructor() {
    this.#session.connect();
    this.#session.post("Profiler.enable");
    this.#session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  }

  /** The bytes of the project's code that have run. */
  get bytes(): number {
    return this.#bytes;
  }

  /** How many bytes have run since the last call that never had before; they count as seen where `keep` says so. */
  take(keep: boolean): number {
    let fresh = 0;
    for (const { url, functions } of this.#counted())
      for (const { ranges } of functions) {
        const [whole] = ranges;
        if (whole === undefined || whole.count === 0) continue;
        const key = `${url}:${whole.startOffset}:${whole.endOffset}`;
        const seen = this.#seen.get(key) ?? new Uint8Array(whole.endOffset - whole.startOffset);
        fresh += newBytes(seen, ranges, keep);
        if (keep) this.#seen.set(key, seen);
      }
    if (keep) this.#bytes += fresh;
    return fresh;
  }

  #counted(): readonly Profiler.ScriptCoverage[] {
    let result: readonly Profiler.ScriptCoverage[] = [];
    // The session is of this thread: the answer is there when the call returns.
    this.#session.post("Profiler.takePreciseCoverage", (error, answer) => {
      if (error === null) result = answer.result;
    });
    return result.filter(({ url }) => /^file:.*\/(?:packages|plugins)\/[^/]+\/dist\//.test(url));
  }
}

/** Ranges are nested, the outer ones first. */
function newBytes(seen: Uint8Array, ranges: readonly Profiler.CoverageRange[], keep: boolean): number {
  const [{ startOffset: start } = { startOffset: 0 }] = ranges;
  const now = new Uint8Array(seen.length);
  for (const { startOffset, endOffset, count } of ranges)
    now.fill(count > 0 ? 1 : 0, startOffset - start, endOffset - start);
  let fresh = 0;
  for (let at = 0; at < now.length; at += 1)
    if (now[at] === 1 && seen[at] === 0) {
      fresh += 1;
      if (keep) seen[at] = 1;
    }
  return fresh;
}
