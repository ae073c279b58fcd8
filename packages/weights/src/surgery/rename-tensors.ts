import { counted, nearest, type Problem } from "@netgraft/core/graph";
import { WeightsMismatchError } from "../errors.js";
import { pathsOf } from "./modules.js";

/**
 * Other names for the tensors of a file: paths in the network by paths in the file, of modules or of tensors. `*` stands for any part of a name
 * (all but dots); each `*` of the network's path is what stands in that place in the file's. What is below a path goes with it, and an
 * empty path is that of the network itself.
 */
export type Renames = Readonly<Record<string, string>>;

/**
 * The names that the tensors of a file get. Of several paths that a tensor is at or below, the longest decides, and of those the first.
 * @param names of the file's tensors
 * @returns the file's names by the new ones, in the order of the file
 * @throws NG_WEIGHTS_MISMATCH with each path at or below which the file has nothing, and each two tensors that would have one name
 */
export function renameTensors(names: readonly string[], renames: Renames, file: string): ReadonlyMap<string, string> {
  const rules = Object.entries(renames)
    .map(([from, to]) => ({ from, to, pattern: patternOf(from), length: from.split(".").length, isMet: false }))
    .toSorted((one, other) => other.length - one.length);
  const problems: Problem[] = rules.flatMap(({ from, to }) => {
    const stars = (path: string): number => path.split("*").length - 1;
    const at = `rename.${from}`;
    if (from.split(".").some((name) => stars(name) > 1))
      return [
        {
          at,
          message: "`*` stands more than once between two dots",
          expected: "at most one, so that it is plain what it stands for",
        },
      ];
    if (stars(to) <= stars(from)) return [];
    return [
      {
        at,
        message: `${JSON.stringify(to)} has more \`*\` than ${JSON.stringify(from)}`,
        expected: `at most ${stars(from)}`,
      },
    ];
  });
  if (problems.length > 0) throw new WeightsMismatchError(problems);
  const renamed = new Map<string, string>();
  for (const name of names) {
    const all = rules.flatMap((rule) => {
      const match = rule.pattern.exec(name);
      return match === null ? [] : [{ rule, match }];
    });
    // A path that another one goes before is met all the same.
    for (const { rule } of all) rule.isMet = true;
    const [first] = all;
    const own = first === undefined ? name : nameFor(first.rule.to, first.match, name);
    const other = renamed.get(own);
    if (other !== undefined)
      problems.push({
        at: file,
        message: `the tensors ${JSON.stringify(other)} and ${JSON.stringify(name)} would both be ${JSON.stringify(own)}`,
      });
    renamed.set(own, name);
  }
  const paths = [...new Set(names.flatMap(pathsOf))];
  for (const { from, isMet } of rules) {
    if (isMet) continue;
    const similar = nearest(from, paths);
    problems.push({
      at: `rename.${from}`,
      message: `the weights have no module or tensor ${JSON.stringify(from)}`,
      ...(similar !== undefined && { nearest: similar }),
    });
  }
  if (problems.length > 0) throw new WeightsMismatchError(problems);
  return renamed;
}

/** What was renamed, in a sentence; undefined where nothing was. */
export function renamesInWords(names: ReadonlyMap<string, string>): string | undefined {
  const changed = [...names].filter(([own, other]) => own !== other);
  const [first] = changed;
  if (first === undefined) return undefined;
  const example = `${JSON.stringify(first[1])} as ${JSON.stringify(first[0])}`;
  return `${counted(changed.length, "tensor")} ${changed.length === 1 ? "goes" : "go"} by another name (${example})`;
}

/** Matches a name at or below a path, with what each `*` stands for, and last what is below. */
function patternOf(path: string): RegExp {
  const parts = path.split("*").map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join("([^.]*)")}((?:\\..*)?)$`, "s");
}

function nameFor(path: string, match: RegExpExecArray, name: string): string {
  const stars = match.slice(1, -1);
  const below = match.at(-1) ?? "";
  let at = 0;
  const own = path.replaceAll("*", () => stars[at++] ?? "") + below;
  const whole = own.replace(/^\./, "");
  return whole === "" ? name : whole;
}
