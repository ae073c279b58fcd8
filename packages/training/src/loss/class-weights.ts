import {
  axes,
  type Formulas,
  type LossClasses,
  OptionUnsupportedError,
  type Problem,
  type Value,
  z,
} from "@netgraft/core";
import { nearest } from "@netgraft/core/graph";

const weight = z.number().min(0);

/** The option that weighs classes. */
export const classWeightsOption = z
  .union([z.literal("balanced"), z.array(weight).min(1), z.record(z.string(), weight)])
  .optional()
  .describe(
    "How much each class counts: a map of names, of which those that are left out count 1, e.g. `{ cat: 2 }`; a list in the order of the classes; or `balanced`, pictures / (classes · pictures of the class), as scikit-learn has it. By default all count 1.",
  );

/** The option that weighs what is of a class against what is not. */
export const positiveWeightsOption = z
  .union([weight, z.literal("balanced"), z.array(weight).min(1), z.record(z.string(), weight)])
  .optional()
  .describe(
    "How much being of a class counts against not being of it: one number for all classes; a map of names, of which those that are left out count 1; a list in the order of the classes; or `balanced`, the pictures of other classes / those of the class. By default all count 1.",
  );

/** How much classes count, as a config has it. */
export type ClassWeights = z.output<typeof classWeightsOption>;

/** The options that weigh classes: what `balanced` gives a class of so many pictures. */
const balances = {
  classWeights: (pictures: number, all: number, classes: number): number => all / (classes * pictures),
  positiveWeights: (pictures: number, all: number): number => (all - pictures) / pictures,
} as const;
export type WeightsOption = keyof typeof balances;

/** Whether weights follow from the numbers of pictures. */
export function isBalanced(options: { readonly [option in WeightsOption]?: unknown }): boolean {
  return options.classWeights === "balanced" || options.positiveWeights === "balanced";
}

/**
 * The weight of each class, in the order of the logits; undefined where all count the same.
 * @throws NG_OPTION_UNSUPPORTED naming each class that there is not, or that has no pictures
 */
export function weightsOf(
  given: ClassWeights,
  classes: LossClasses | undefined,
  at: WeightsOption = "classWeights",
): readonly number[] | undefined {
  if (given === undefined) return undefined;
  const { names, pictures } = classes ?? {};
  if (given === "balanced") return balanced(names, pictures, at);
  if (isList(given)) {
    if (names === undefined || names.length === given.length) return given;
    const [expected, found] = [`${names.length}: ${names.join(", ")}`, `${given.length}`];
    throw new OptionUnsupportedError({
      at,
      message: "there is not a weight for each class",
      expected,
      found,
    });
  }
  const problems = Object.keys(given).flatMap((name): Problem[] => {
    if (names === undefined) return [{ at, message: "the names of the classes are not known" }];
    if (names.includes(name)) return [];
    const similar = nearest(name, names);
    return [
      {
        at: `${at}.${name}`,
        message: `there is no class "${name}"`,
        expected: `some of ${names.join(", ")}`,
        ...(similar === undefined ? {} : { nearest: similar }),
      },
    ];
  });
  if (problems.length > 0) throw new OptionUnsupportedError(problems);
  return names?.map((name) => (Object.hasOwn(given, name) ? (given[name] ?? 1) : 1));
}

/** The weights as a value, [channel]. @throws NG_OPTION_UNSUPPORTED where there are not as many as logits */
export function weightsValue(
  b: Formulas,
  weights: readonly number[],
  logits: Value,
  at: WeightsOption = "classWeights",
): Value {
  const channel = logits.size("channel");
  if (weights.length === channel) return b.constant({ dtype: "float32", axes: axes({ channel }) }, weights);
  throw new OptionUnsupportedError({
    at,
    message: "there is not a weight for each class",
    expected: `${channel}`,
    found: `${weights.length}`,
  });
}

function isList(given: Exclude<ClassWeights, undefined>): given is number[] {
  return Array.isArray(given);
}

function balanced(
  names: readonly string[] = [],
  pictures: readonly number[] | undefined,
  at: WeightsOption,
): readonly number[] {
  if (pictures === undefined)
    throw new OptionUnsupportedError({
      at,
      message: "how many pictures each class has is not known here",
      expected: "a list or a map of weights",
      found: "balanced",
    });
  const without = names.filter((_, label) => pictures[label] === 0);
  if (without.length > 0)
    throw new OptionUnsupportedError({
      at,
      message: "what has no pictures for training has no balanced weight",
      expected: "pictures of each class, or a map of weights",
      found: without.join(", "),
    });
  const all = pictures.reduce((sum, count) => sum + count, 0);
  return pictures.map((count) => balances[at](count, all, pictures.length));
}
