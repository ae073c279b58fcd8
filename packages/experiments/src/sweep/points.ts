import {
  ConfigInvalidError,
  type ConfigPath,
  describeOrigin,
  formatConfigPath,
  keyOriginAt,
  NetgraftError,
  parseConfigPath,
  type Problem,
  type Sourced,
  toPlain,
  valueAt,
} from "@netgraft/core/config";
import type { Setting } from "./setting.js";
import type { SweepFile } from "./sweep-schema.js";

/** Settings that are made together. */
export type Point = readonly Setting[];

/** Values of one place of the config. */
interface Axis {
  /** Its key in the file. */
  readonly at: ConfigPath;
  readonly path: ConfigPath;
  readonly values: readonly Sourced[];
}

/** Settings of which a sweep goes through several: an axis of the grid, those that are zipped, those that are listed. */
export interface SettingGroup {
  /** Its place in the file. */
  readonly at: ConfigPath;
  readonly paths: readonly ConfigPath[];
  /** What it goes through, each with a value for some of the paths. */
  readonly points: readonly Point[];
}

/** The most cells that a sweep can have. */
const mostCells = 10_000;

/**
 * What a sweep goes through.
 * @throws NG_CONFIG_INVALID where a path is none, is set twice, or stands for a value twice; where lists to zip differ in length; where
 *   there are too many cells
 */
export function settingGroups(file: SweepFile, tree: Sourced): readonly SettingGroup[] {
  const problems: Problem[] = [];
  const grid = axesIn("grid", file, tree, problems);
  const groups = grid.map(({ at, path, values }): SettingGroup => ({
    at,
    paths: [path],
    points: values.map((value) => [{ path, value }]),
  }));
  const zip = axesIn("zip", file, tree, problems);
  const zipped = zippedPoints(zip, tree, problems);
  if (zip.length > 0) groups.push({ at: ["zip"], paths: zip.map(({ path }) => path), points: zipped });
  const { list = [] } = file;
  const listed = list.map((point, index) =>
    Object.keys(point).flatMap((key) => settingAt(["list", index, key], tree, problems) ?? []),
  );
  const paths = new Map(listed.flat().map(({ path }) => [formatConfigPath(path), path]));
  if (listed.length > 0) groups.push({ at: ["list"], paths: [...paths.values()], points: listed });
  for (const problem of setTwice(groups, tree)) problems.push(problem);
  const points = groups.reduce((product, group) => product * group.points.length, 1);
  const cells = points * Object.keys(file.variants).length * file.seeds.length;
  if (cells > mostCells)
    problems.push({ message: "the sweep has too many cells", expected: `at most ${mostCells}`, found: `${cells}` });
  if (problems.length > 0) throw new ConfigInvalidError(problems);
  return groups;
}

/** All points of a sweep: each of a group combined with each of the others. */
export function pointsOf(groups: readonly SettingGroup[]): readonly Point[] {
  return groups.reduce<readonly Point[]>(
    (points, group) => points.flatMap((point) => group.points.map((more) => [...point, ...more])),
    [[]],
  );
}

function zippedPoints(axes: readonly Axis[], tree: Sourced, problems: Problem[]): readonly Point[] {
  const [length = 0, ...others] = new Set(axes.map(({ values }) => values.length));
  if (others.length > 0)
    problems.push({
      ...placed(["zip"], tree),
      message: "the lists are not of one length",
      expected: "as many values of each",
      found: axes.map(({ path, values }) => `${values.length} of ${formatConfigPath(path)}`).join(", "),
    });
  return Array.from({ length }, (_, index) =>
    axes.flatMap(({ path, values }) => {
      const value = values[index];
      return value === undefined ? [] : [{ path, value }];
    }),
  );
}

/** The setting that stands at `at` of the file, its path as the key. */
export function settingAt(at: ConfigPath, tree: Sourced, problems: Problem[]): Setting | undefined {
  const path = pathOf(at, tree, problems);
  const value = valueAt(tree, at);
  return path === undefined || value === undefined ? undefined : { path, value };
}

function axesIn(key: "grid" | "zip", file: SweepFile, tree: Sourced, problems: Problem[]): readonly Axis[] {
  return Object.keys(file[key]).flatMap((text) => {
    const at = [key, text];
    const path = pathOf(at, tree, problems);
    const list = valueAt(tree, at);
    if (path === undefined || list?.kind !== "list") return [];
    const seen = new Set<string>();
    for (const [index, value] of list.items.entries()) {
      const plain = JSON.stringify(toPlain(value));
      // In a zip, one value may stand beside several of another path.
      if (key === "grid" && seen.has(plain))
        problems.push({ ...placed([...at, index], tree), message: "this value stands twice", found: plain });
      seen.add(plain);
    }
    return [{ at, path, values: list.items }];
  });
}

/** Paths that several groups set, so that one setting would hide another. */
function setTwice(groups: readonly SettingGroup[], tree: Sourced): readonly Problem[] {
  const places = new Map<string, ConfigPath>();
  return groups.flatMap(({ at, paths }) =>
    paths.flatMap((path) => {
      const text = formatConfigPath(path);
      const before = places.get(text);
      places.set(text, at);
      const message = `${text} is set twice`;
      return before === undefined
        ? []
        : [{ ...placed(at, tree), message, found: `it in ${formatConfigPath(before)}, too` }];
    }),
  );
}

/** The key at `at` as the path of a config; seed and epochs have keys of their own in the file. */
function pathOf(at: ConfigPath, tree: Sourced, problems: Problem[]): ConfigPath | undefined {
  const text = String(at.at(-1));
  const own = ownKeys[text];
  if (own !== undefined) return void problems.push({ ...placed(at, tree), ...own });
  try {
    return parseConfigPath(text);
  } catch (error) {
    if (!(error instanceof NetgraftError)) throw error;
    for (const { message, expected } of error.problems)
      problems.push({ ...placed(at, tree), message, ...(expected !== undefined && { expected }) });
    return undefined;
  }
}

const ownKeys: Readonly<Record<string, { readonly message: string; readonly expected: string }>> = {
  "training.seed": { message: "seeds are not settings", expected: "the key `seeds`" },
  extends: { message: "what is extended cannot be a setting", expected: "variants with a `base` each" },
  name: { message: "the name cannot be a setting", expected: "another path" },
  plugins: { message: "plugins cannot be a setting", expected: "them in the base" },
};

function placed(at: ConfigPath, tree: Sourced): { readonly at: string; readonly source: string } {
  return { at: formatConfigPath(at), source: describeOrigin(keyOriginAt(tree, at)) };
}
