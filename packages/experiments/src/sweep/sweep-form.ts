import {
  ConfigInvalidError,
  type ConfigPath,
  describeOrigin,
  formatConfigPath,
  keyOriginAt,
  nearest,
  oneOf,
  parseOptions,
  type Problem,
  type Sourced,
  sourcedMap,
  type SourcedMap,
  valueAt,
} from "@netgraft/core/config";
import { type SettingGroup, settingAt, settingGroups } from "./points.js";
import { plainSettings, type PlainSettings } from "./setting.js";
import type { MatchedCost } from "./sweep-plan.js";
import {
  matchCosts,
  type SweepFile,
  type SweepMatch,
  sweepSchema,
  variantKeys,
  variantSchema,
} from "./sweep-schema.js";

/** A variant as it is written. */
export interface WrittenVariant {
  readonly name: string;
  readonly base: string;
  /** What it changes of its base. */
  readonly patch: SourcedMap;
  readonly match?: { readonly cost: MatchedCost["cost"]; readonly with: string; readonly atLeast: boolean };
  readonly vary?: string;
}

/** A sweep as it is written, in order as far as can be told without its networks. */
export interface SweepForm {
  readonly file: SweepFile;
  readonly tree: Sourced;
  readonly baseline: string;
  readonly variants: readonly WrittenVariant[];
  readonly groups: readonly SettingGroup[];
  /** Settings, `variant` and `seed` of what is left out. */
  readonly excluded: readonly PlainSettings[];
}

/**
 * Reads the file of a sweep.
 * @param tree the file
 * @throws NG_CONFIG_INVALID with all problems of its form
 */
export function readSweepForm(tree: Sourced): SweepForm {
  const file = parseOptions(sweepSchema, tree, []);
  const problems: Problem[] = [];
  const names = Object.keys(file.variants);
  if (names.length === 0) problems.push(problemAt(tree, ["variants"], "there is no variant", "at least one"));
  const variants = names.map((name) => variantOf(name, file, tree, problems));
  const { baseline = names[0] ?? "" } = file;
  if (names.length > 0 && !names.includes(baseline)) {
    const close = nearest(baseline, names);
    problems.push({
      ...problemAt(tree, ["baseline"], `there is no variant "${baseline}"`, oneOf(names)),
      ...(close !== undefined && { nearest: close }),
    });
  }
  for (const [index, seed] of file.seeds.entries())
    if (file.seeds.indexOf(seed) !== index)
      problems.push({ ...problemAt(tree, ["seeds", index], "this seed stands twice", "each once"), found: `${seed}` });
  const excluded = file.exclude.map((each, index) => excludedOf(each, ["exclude", index], tree, problems));
  if (problems.length > 0) throw new ConfigInvalidError(problems);
  return { file, tree, baseline, variants, groups: settingGroups(file, tree), excluded };
}

/** Configs and networks that a sweep refers to beside its variants, as they are written. */
export function sweepReferences({ file, variants }: SweepForm): readonly string[] {
  const names = new Set(variants.map(({ name }) => name));
  const matched = variants.flatMap(({ match }) => (match === undefined || names.has(match.with) ? [] : [match.with]));
  return [...new Set([file.base, ...variants.map(({ base }) => base), ...matched])];
}

/** A problem with a place of the file. */
export function problemAt(tree: Sourced, at: ConfigPath, message: string, expected: string): Problem {
  return { at: formatConfigPath(at), message, expected, source: describeOrigin(keyOriginAt(tree, at)) };
}

/** Keys of a config that hold for a file alone, or that a framework has to know before; with what to write instead. */
const refused: Readonly<Record<string, string>> = {
  extends: "the key `base`",
  name: "the variant's name as its key",
  plugins: "them in the base",
};

function variantOf(name: string, file: SweepFile, tree: Sourced, problems: Problem[]): WrittenVariant {
  const at = ["variants", name];
  const written = valueAt(tree, at);
  const entries = written?.kind === "map" ? [...written.entries] : [];
  const origin = written?.origin ?? tree.origin;
  const own = sourcedMap(
    entries.filter(([key]) => variantKeys.has(key)),
    origin,
  );
  for (const [key] of entries)
    if (refused[key] !== undefined)
      problems.push(problemAt(tree, [...at, key], "a variant cannot have this key", refused[key]));
  const patch = sourcedMap(
    entries.filter(([key]) => !variantKeys.has(key)),
    origin,
  );
  const { base = file.base, match, vary } = parsed(own, at, problems);
  const cost = match === undefined ? undefined : costOf(match);
  return { name, base, patch, ...(cost && { match: cost }), ...(vary !== undefined && { vary }) };
}

function parsed(own: SourcedMap, at: ConfigPath, problems: Problem[]): ReturnType<typeof variantSchema.parse> {
  try {
    return parseOptions(variantSchema, own, at);
  } catch (error) {
    if (!(error instanceof ConfigInvalidError)) throw error;
    for (const problem of error.problems) problems.push(problem);
    return {};
  }
}

function costOf(match: SweepMatch): WrittenVariant["match"] {
  const [found] = matchCosts.flatMap((cost) => {
    const name = match[cost];
    return name === undefined ? [] : [{ cost, with: name, atLeast: match.atLeast }];
  });
  return found;
}

function excludedOf(
  each: Readonly<Record<string, unknown>>,
  at: ConfigPath,
  tree: Sourced,
  problems: Problem[],
): PlainSettings {
  const settings = Object.keys(each).flatMap((key) => {
    if (key !== "variant" && key !== "seed") return settingAt([...at, key], tree, problems) ?? [];
    const value = valueAt(tree, [...at, key]);
    return value === undefined ? [] : [{ path: [key], value }];
  });
  return plainSettings(settings);
}
