import { availableParallelism } from "node:os";
import type { Network } from "@netgraft/core";
import type { Tensor } from "@netgraft/core/graph";
import { defaultEngine } from "./default-engine.js";
import { initialState } from "./initial-state.js";
import { type NetworkSession, type SessionOptions, startSession } from "./network-session.js";
import { randomInput } from "./random-input.js";
import { median, type Spread, spreadOf } from "./spread.js";

/** How networks are measured side by side. */
export interface BenchmarkOptions extends SessionOptions {
  /** Examples per run; 1 by default. */
  readonly batch?: number;
  /** How often each network has its turn; 5 by default. */
  readonly rounds?: number;
  /** Runs before the clock starts, in each turn; 2 by default. */
  readonly warmup?: number;
  /** Runs that are timed, in each turn; 10 by default. */
  readonly counted?: number;
  /** Told what is being done: at each network that is loaded, and at each round. */
  readonly onProgress?: ((doing: string) => void) | undefined;
}

/** What one network takes. */
export interface NetworkLatency {
  readonly name: string;
  /** Milliseconds of a run of the whole batch: of each round the median. */
  readonly milliseconds: Spread;
  /** Times the first network, measured in the same round. */
  readonly ratio: Spread;
  /** Milliseconds of each round, in order. */
  readonly times: readonly number[];
}

/** Measurements, and what they depend on. */
export interface BenchmarkResult {
  readonly engine: string;
  readonly threads: number;
  readonly batch: number;
  readonly rounds: number;
  readonly warmup: number;
  readonly counted: number;
  /** In the order in which the networks were given. */
  readonly networks: readonly NetworkLatency[];
}

/**
 * Measures networks side by side, with drawn weights and random inputs. All are loaded first; then they take turns in
 * rounds, there and back (A B C, C B A, …), so that whatever slows the machine down for a while slows all of them, and what
 * grows within a round does not always fall on the same; ratios are taken within a round. Times are those inside the engine.
 * @param networks at least one; the first is what the others are compared with
 * @throws as `openSession`
 */
export async function benchmarkNetworks(
  networks: readonly Network[],
  { batch = 1, rounds = 5, warmup = 2, counted = 10, onProgress, ...options }: BenchmarkOptions,
): Promise<BenchmarkResult> {
  const { engine = defaultEngine(), threads = availableParallelism() } = options;
  const sessions: NetworkSession[] = [];
  try {
    await loadAll(networks, { ...options, engine, threads, onProgress }, sessions);
    const medians: number[][] = networks.map(() => []);
    for (let round = 0; round < rounds; round += 1) {
      onProgress?.(`round ${round + 1} of ${rounds}`);
      const turns = [...sessions.entries()];
      for (const [index, session] of round % 2 === 0 ? turns : turns.toReversed()) {
        // Others in each round.
        const input = randomInput(session.network, batch, round);
        medians[index]?.push(median(await session.benchmark({ input }, { warmup, counted })));
      }
    }
    const [first = []] = medians;
    const measured = networks.map(({ name }, index): NetworkLatency => {
      const own = medians[index] ?? [];
      const ratios = own.map((time, round) => time / (first[round] ?? Number.NaN));
      return { name, milliseconds: spreadOf(own), ratio: spreadOf(ratios), times: own };
    });
    return { engine: engine.name, threads, batch, rounds, warmup, counted, networks: measured };
  } finally {
    await Promise.all(sessions.map((session) => session.release()));
  }
}

/** Adds a session for each network, one after the other, and what they share drawn once. */
async function loadAll(
  networks: readonly Network[],
  { onProgress, ...options }: SessionOptions & Pick<BenchmarkOptions, "onProgress">,
  sessions: NetworkSession[],
): Promise<void> {
  const drawn = new Map<string, Tensor>();
  for (const network of networks) {
    onProgress?.(`loading ${network.name}`);
    const state = await initialState(network.graph.state(), 0, { signal: options.signal, drawn });
    sessions.push(await startSession(network, state, options));
  }
}
