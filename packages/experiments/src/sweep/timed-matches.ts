import { NetgraftError, type Network } from "@netgraft/core/host";
import type { Sourced } from "@netgraft/core/config";
import { medianEstimate, type MedianEstimate } from "../statistics/median-interval.js";
import { canonical, graphDigest } from "./digest.js";
import { matchCost } from "./match-cost.js";
import { matchTime } from "./match-time.js";
import { pointsOf } from "./points.js";
import { readSweepForm, type WrittenVariant } from "./sweep-form.js";
import type { MatchedCost, SweepBase } from "./sweep-plan.js";
import type { SweepRecord } from "./sweep-record.js";
import { type TimeQuestion, VariantRows } from "./variant-rows.js";

/** Measures networks in turns, round by round. @returns of each network the milliseconds of each round */
export type MeasureTimes = (networks: readonly Network[], rounds: number) => Promise<readonly (readonly number[])[]>;

/** How matches by time are found. */
export interface TimedMatchesOptions {
  /** What `sweepReferences` names, opened. */
  readonly bases: ReadonlyMap<string, SweepBase>;
  readonly measure: MeasureTimes;
  /** What measures, as the plan tells it. */
  readonly engine: string;
  readonly threads: number;
  /** The same sweep as a folder has it: what was matched there by the same engine stays, so that its runs do. */
  readonly known?: SweepRecord | undefined;
}

/** Rounds of a glance, and of what is told. */
const [few, many] = [7, 21];

/** Whether a sweep matches times, for which networks have to be measured before it is planned. @internal */
export function matchesTimes(variants: readonly WrittenVariant[]): boolean {
  return variants.some(({ match }) => match?.cost === "milliseconds");
}

/**
 * The values that bring variants to the times of others, by measuring both in turns.
 * @param tree the file of the sweep
 * @returns by the variant and its settings, as `planSweep` takes it; what is wrong with a variant, the plan tells
 * @throws as `measure`; NG_CONFIG_INVALID for what is wrong with the form
 */
export async function timedMatches(
  tree: Sourced,
  { bases, measure, engine, threads, known }: TimedMatchesOptions,
): Promise<ReadonlyMap<string, MatchedCost>> {
  const form = readSweepForm(tree);
  const times = new Map<string, MatchedCost>();
  const rows = new VariantRows(form, bases, times);
  const solve = async (variant: WrittenVariant, before: readonly WrittenVariant[]): Promise<void> => {
    const { match } = variant;
    const matched = form.variants.find(({ name }) => name === match?.with);
    // Those that it depends on come first; of a circle the plan tells.
    if (matched !== undefined && !before.includes(matched)) await solve(matched, [...before, variant]);
    if (match?.cost !== "milliseconds") return;
    for (const point of pointsOf(form.groups)) {
      const question = questionOf(() => rows.timeQuestion(variant, point));
      if (question === undefined || times.has(question.id)) continue;
      const kept = knownMatch(question, known, engine);
      times.set(question.id, kept ?? (await solved(question, measure, { engine, threads })));
    }
  };
  for (const variant of form.variants) await solve(variant, []);
  return times;
}

/** @returns undefined where there is no such network, which the plan tells */
function questionOf(ask: () => TimeQuestion): TimeQuestion | undefined {
  try {
    return ask();
  } catch (error) {
    if (error instanceof NetgraftError) return undefined;
    throw error;
  }
}

/** What was matched before, where the question is still the same: the network that is matched, and the one that was found. */
function knownMatch(
  { variant, settings, target, networkAt, atLeast }: TimeQuestion,
  known: SweepRecord | undefined,
  engine: string,
): MatchedCost | undefined {
  const row = known?.rows.find((each) => each.variant === variant && canonical(each.settings) === canonical(settings));
  const { matched } = row ?? {};
  const { measured } = matched ?? {};
  if (matched === undefined || measured === undefined) return undefined;
  const network = networkAt(matched.value);
  const isSame =
    network !== undefined &&
    measured.engine === engine &&
    measured.atLeast === atLeast &&
    measured.pair === pairDigest(target, network);
  return isSame ? matched : undefined;
}

/** Of the network that is matched, and of the one that was found. */
function pairDigest(target: Network, network: Network): string {
  return `${graphDigest(target.graph)}/${graphDigest(network.graph)}`;
}

async function solved(
  { target, networkAt, with: name, vary, atLeast, refuse }: TimeQuestion,
  measure: MeasureTimes,
  by: { readonly engine: string; readonly threads: number },
): Promise<MatchedCost> {
  const networks = (values: readonly number[]): readonly Network[] => values.flatMap((value) => networkAt(value) ?? []);
  const macs = matchCost(target.summary().macs, (value) => networkAt(value)?.summary().macs, false);
  if (macs === undefined) throw refuse();
  let twin: MedianEstimate | undefined;
  let milliseconds = 0;
  const found = await matchTime({
    start: macs.found.value,
    isValid: (value) => networkAt(value) !== undefined,
    glance: async (values) => {
      const [own = [], ...others] = await measure([target, ...networks(values)], few);
      return others.map((times) => ratioOf(times, own));
    },
    measure: async (values) => {
      const [own = [], same = [], ...others] = await measure([target, target, ...networks(values)], many);
      twin = ratioOf(same, own);
      milliseconds = medianEstimate(own).median;
      return others.map((times) => ratioOf(times, own));
    },
    atLeast,
  });
  const { value, ratio } = found.found;
  const network = networkAt(value);
  if (network === undefined || twin === undefined) throw new TypeError("nothing was measured");
  const residual = milliseconds * (ratio.median - 1);
  if (!found.isReached) throw refuse({ value, target: milliseconds, residual });
  const alike = found.measured.filter((each) => isLikeNoise(each.ratio, twin ?? each.ratio)).map((each) => each.value);
  return {
    cost: "milliseconds",
    with: name,
    target: milliseconds,
    vary,
    value,
    residual,
    measured: { ratio, twin, alike, atLeast, rounds: many, ...by, pair: pairDigest(target, network) },
  };
}

/** Round by round: whatever slows the machine down slows both. */
function ratioOf(times: readonly number[], own: readonly number[]): MedianEstimate {
  return medianEstimate(times.map((time, round) => time / (own[round] ?? Number.NaN)));
}

/**
 * Whether a ratio cannot be told from 1: its interval holds it, or it is no farther from 1 than a second copy of the same network may be.
 * @internal
 */
export function isLikeNoise({ median, lower, upper }: MedianEstimate, twin: MedianEstimate): boolean {
  const far = (ratio: number): number => Math.abs(Math.log(ratio));
  return (lower <= 1 && upper >= 1) || far(median) <= Math.max(far(twin.lower), far(twin.upper));
}
