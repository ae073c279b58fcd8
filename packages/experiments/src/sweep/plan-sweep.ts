import { Faults, NetgraftError, withProblems } from "@netgraft/core/host";
import {
  applyOverrides,
  chooseComponent,
  type ComponentLookup,
  ConfigInvalidError,
  formatConfigPath,
  type Plain,
  type Sourced,
  toPlain,
  UnknownComponentError,
  valueAt,
} from "@netgraft/core/config";
import { SweepNoEffectError } from "../errors.js";
import { canonical, sha256 } from "./digest.js";
import { type Point, pointsOf, type SettingGroup } from "./points.js";
import { applies, overrideOf, plainSettings, type PlainSettings } from "./setting.js";
import { problemAt, readSweepForm, type SweepForm, type WrittenVariant } from "./sweep-form.js";
import type { MatchedCost, PlannedQueue, SweepBase, SweepCell, SweepPlan, SweepRow } from "./sweep-plan.js";
import { VariantRows } from "./variant-rows.js";

/** What a plan is made with. */
export interface PlanSweepOptions {
  /** What the sweep is called where its file does not say. */
  readonly name: string;
  /** The version of what trains, which decides numbers as well. */
  readonly version: string;
  /** The name of the engine that is to train, whose numbers are others than those of another one. */
  readonly engine: string;
  /** What `sweepReferences` names, opened, by how it is written. */
  readonly bases: ReadonlyMap<string, SweepBase>;
  /** What was found of variants that match times, as `timedMatches` gives it. */
  readonly times?: ReadonlyMap<string, MatchedCost> | undefined;
  /** The queues that a sweep can choose, by type; without them, none can be. */
  readonly queues?: ComponentLookup;
}

/**
 * The plan of a sweep: every variant at every point with every seed, each network composed and counted.
 * @param tree the file of the sweep
 * @throws NG_CONFIG_INVALID for what is wrong with its form; NG_SWEEP_NO_EFFECT; NG_SWEEP_MATCH; as composing the variants. Of several
 *   variants that are wrong, all are told.
 */
export function planSweep(tree: Sourced, options: PlanSweepOptions): SweepPlan {
  const { name, version, engine, bases, queues = new Map() } = options;
  const form = readSweepForm(tree);
  const variantRows = new VariantRows(form, bases, options.times);
  const faults = new Faults();
  const told = new Set<string>();
  const rows: SweepRow[] = [];
  const changed = new Set<WrittenVariant>();
  const cells: SweepCell[] = [];
  const places = new Set<string>();
  const exclusions = new Exclusions(form.excluded);
  const attempt = <T>(variant: WrittenVariant, work: () => T): T | undefined => {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof NetgraftError)) throw error;
      const placed = inVariant(error, variant.name);
      if (!told.has(placed.message)) faults.add(placed);
      told.add(placed.message);
      return undefined;
    }
  };
  const points = pointsOf(form.groups);
  for (const variant of form.variants)
    for (const point of points) {
      const settings = attempt(variant, () => plainSettings(variantRows.settingsFor(variant, point)));
      if (settings === undefined) continue;
      const place = canonical([variant.name, settings]);
      if (places.has(place)) continue;
      places.add(place);
      const seeds = exclusions.kept(variant.name, form.file.seeds, settings);
      const row = seeds.length === 0 ? undefined : attempt(variant, () => variantRows.row(variant, point));
      if (row === undefined) continue;
      rows.push(row);
      if (!changed.has(variant) && isChanged(variant, point, row, variantRows)) changed.add(variant);
      for (const seed of seeds) cells.push({ row: rows.length - 1, seed, key: keyOf(row, seed, options) });
    }
  for (const index of exclusions.unused) faults.add(noEffect(form, ["exclude", index], "this leaves nothing out"));
  for (const group of form.groups) faults.attempt(() => assertEffect(group, rows, form, bases));
  for (const variant of form.variants)
    if (!changed.has(variant) && rows.some((row) => row.variant === variant.name))
      faults.add(noEffect(form, ["variants", variant.name], "what this variant says changes nothing"));
  const queue = queueIn(tree, queues, faults);
  faults.throwIfAny();
  return {
    name: form.file.name ?? name,
    version,
    engine,
    baseline: form.baseline,
    variants: form.variants.map((variant) => variant.name),
    seeds: form.file.seeds,
    rows,
    cells,
    ...(form.file.prune && { prune: form.file.prune }),
    ...(queue && { queue }),
  };
}

/** The queue that a sweep's file names; undefined where it names none, or a wrong one. */
function queueIn(tree: Sourced, queues: ComponentLookup, faults: Faults): PlannedQueue | undefined {
  const { chosen, invalid, unknown } = chooseComponent(tree, ["queue"], "queue", queues);
  if (invalid.length > 0) faults.add(new ConfigInvalidError(invalid));
  if (unknown.length > 0) faults.add(new UnknownComponentError(unknown));
  const written = valueAt(tree, ["queue"]);
  if (chosen === undefined || written === undefined) return undefined;
  // A component was chosen by a map.
  const { type: _, ...options } = toPlain(written) as Record<string, Plain>;
  return { type: chosen.type, options };
}

function keyOf({ digest }: SweepRow, seed: number, { version, engine }: PlanSweepOptions): string {
  return sha256(canonical([digest, seed, version, engine])).slice(0, 16);
}

/** What is left out of a sweep. */
class Exclusions {
  readonly #used = new Set<number>();

  constructor(readonly all: readonly PlainSettings[]) {}

  /** The seeds with which a variant with settings is kept. */
  kept(variant: string, seeds: readonly number[], settings: PlainSettings): readonly number[] {
    return seeds.filter((seed) => {
      const cell: PlainSettings = { ...settings, variant, seed };
      const out = this.all.flatMap((each, index) =>
        Object.entries(each).every(([key, value]) => isSame(cell[key], value)) ? [index] : [],
      );
      for (const index of out) this.#used.add(index);
      return out.length === 0;
    });
  }

  get unused(): readonly number[] {
    return this.all.flatMap((_, index) => (this.#used.has(index) ? [] : [index]));
  }
}

function isSame(a: PlainSettings[string] | undefined, b: PlainSettings[string]): boolean {
  return a !== undefined && canonical(a) === canonical(b);
}

/** @throws NG_SWEEP_NO_EFFECT where settings apply to no variant, or their values all come to the same */
function assertEffect(
  { at, paths, points }: SettingGroup,
  rows: readonly SweepRow[],
  form: SweepForm,
  bases: ReadonlyMap<string, SweepBase>,
): void {
  if (rows.length === 0) return;
  const own = paths.map(formatConfigPath);
  for (const [index, path] of own.entries()) {
    if (rows.some(({ settings }) => Object.hasOwn(settings, path))) continue;
    const setting = points.flat().find((each) => each.path === paths[index]);
    const tree = bases.get(form.file.base)?.tree;
    // What is wrong with the path is told as of `--set`, with what is nearest.
    if (setting !== undefined && tree !== undefined && !applies(setting, tree))
      applyOverrides(tree, [overrideOf(setting)]);
    throw noEffect(form, at, `no variant has what ${path} leads to`);
  }
  if (points.length < 2) return;
  const digests = new Map<string, string>();
  for (const { variant, settings, digest } of rows) {
    const others = Object.entries(settings).filter(([path]) => !own.includes(path));
    const place = canonical([variant, Object.fromEntries(others)]);
    const before = digests.get(place) ?? digest;
    if (before !== digest) return;
    digests.set(place, digest);
  }
  throw noEffect(form, at, "with each of these values every variant is the same");
}

/** Whether a variant says nothing, or at a point is something else than without what it says. */
function isChanged(variant: WrittenVariant, point: Point, { digest }: SweepRow, rows: VariantRows): boolean {
  if (variant.patch.entries.size === 0 || variant.match !== undefined) return true;
  try {
    return digest !== rows.unchangedDigest(variant, point);
  } catch (error) {
    // Without it there is no such network.
    if (error instanceof NetgraftError) return true;
    throw error;
  }
}

function noEffect(form: SweepForm, at: readonly (string | number)[], message: string): NetgraftError {
  return new SweepNoEffectError(problemAt(form.tree, at, message, "something that makes a difference"));
}

/** The error with the variant in which it was made. */
function inVariant(error: NetgraftError, name: string): NetgraftError {
  const at = formatConfigPath(["variants", name]);
  return withProblems(error, (problem) =>
    problem.at?.startsWith(at) === true
      ? problem
      : { ...problem, at: problem.at === undefined ? at : `${at}: ${problem.at}` },
  );
}
