import type { OpenedNetwork } from "../../open-network.js";
import { benchmarkNetworks, type BenchmarkResult } from "../../run/benchmark-networks.js";
import type { CompareOptions } from "./options.js";
import type { CommandContext } from "../context.js";
import { engineOf } from "../arguments/engine-option.js";
import { interruptible } from "../interruption.js";
import { Progress } from "../output/progress.js";

/** What measurements depend on. */
export type Conditions = Omit<BenchmarkResult, "networks">;

/**
 * Measures networks in turns.
 * @param opened at least one; the engine is one of those that its plugins and the built-in ones register
 * @throws NG_UNKNOWN_COMPONENT where there is no such engine; as `benchmarkNetworks`
 */
export async function measure(
  context: CommandContext,
  opened: readonly OpenedNetwork[],
  { batch, rounds, threads, ...options }: CompareOptions,
): Promise<BenchmarkResult> {
  const [first] = opened;
  if (first === undefined) throw new TypeError("there is no network to measure");
  const engine = await engineOf(context, first, options, "prediction");
  const networks = opened.map(({ network }) => network);
  const progress = new Progress(context.stderr);
  return interruptible(async (signal) => {
    try {
      const onProgress = (doing: string): void => progress.show(doing);
      return await benchmarkNetworks(networks, { engine, batch, rounds, threads, signal, onProgress });
    } finally {
      progress.clear();
    }
  });
}

/** The same in sentences. */
export function describeConditions({ engine, threads, batch, rounds, warmup, counted }: Conditions): string {
  return (
    `Latency of a run of batch ${batch} in the engine ${engine} with ${threads} ${threads === 1 ? "thread" : "threads"}: ` +
    `the networks take turns, in each of ${rounds} rounds ${warmup} runs to warm up and ${counted} that are timed; ` +
    "median of the rounds' medians. Ratios are taken within a round; spread: the smallest and the largest."
  );
}
