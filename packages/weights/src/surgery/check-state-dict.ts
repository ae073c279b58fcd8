import {
  counted,
  describeShape,
  floatDTypes,
  nearest,
  type Problem,
  type TensorShape,
  type TensorSpec,
} from "@netgraft/core/graph";
import { WeightsMismatchError } from "../errors.js";
import { differenceInWords } from "./difference-in-words.js";
import { fitsShape } from "./fits-shape.js";
import { isBatchCount } from "./is-batch-count.js";
import { belongsTo, idleModules } from "./modules.js";

/** How a state dict is compared. */
export interface MatchOptions {
  /** Where the state dict comes from, for messages. */
  readonly file?: string;
  /**
   * Modules whose tensors are not compared and not taken, whatever the state dict has of them: patterns of paths, e.g.
   * `fc`, `layer*.*.se`.
   */
  readonly except?: readonly string[];
  /** Modules that the state dict may have though the network lacks them, such as heads that serve training; they are not taken. */
  readonly surplus?: readonly string[];
}

/** How many tensors that differ are named one by one. */
const MAX_LISTED = 12;
/** How many are named where there are more. */
const FEW = 5;

/**
 * Checks that a state dict has exactly the tensors of a network. `num_batches_tracked` may be there or not, on either
 * side, those of auxiliary heads and of surplus modules may be on one, and `[O, I]` fits `[O, I, 1, 1]`. Any floating dtype fits another.
 *
 * @throws NG_WEIGHTS_MISMATCH with every tensor that is missing, unexpected, or of another shape or dtype, and every
 *   exception that neither side has; where more than a dozen differ, with what that most probably is and the first few
 */
export function checkStateDict(
  specs: Iterable<TensorSpec>,
  found: ReadonlyMap<string, TensorShape>,
  options: MatchOptions = {},
): void {
  const all = [...specs];
  const problems = stateDictDifferences(all, found, options);
  if (problems.length === 0) return;
  const shown = problems.length <= MAX_LISTED ? problems : summarized(all, found, problems);
  const { file } = options;
  throw new WeightsMismatchError(shown.map((problem) => (file === undefined ? problem : { at: file, ...problem })));
}

function summarized(
  specs: readonly TensorSpec[],
  found: ReadonlyMap<string, TensorShape>,
  problems: readonly Problem[],
): readonly Problem[] {
  const rest = counted(problems.length - FEW, "tensor");
  return [
    { message: differenceInWords(specs, found) },
    ...problems.slice(0, FEW),
    { message: `and ${rest} more; \`netgraft weights inspect <file> --network <network>\` lists all` },
  ];
}

/**
 * What keeps a state dict from being that of a network, tensor by tensor; nothing where it is. As {@link checkStateDict} compares.
 */
export function stateDictDifferences(
  specs: Iterable<TensorSpec>,
  found: ReadonlyMap<string, TensorShape>,
  { except = [], surplus = [] }: MatchOptions = {},
): readonly Problem[] {
  const all = [...specs];
  const isExcepted = belongsTo(except);
  const isSurplus = belongsTo([...except, ...surplus]);
  const needed = all.filter(({ name }) => !isBatchCount(name) && !isExcepted(name));
  const wanted = new Map(needed.map((spec) => [spec.name, spec]));
  const missing = needed.flatMap(({ name, auxiliary }) => (found.has(name) || auxiliary === true ? [] : [name]));
  const unexpected = [...found.keys()].filter((name) => !wanted.has(name) && !isBatchCount(name) && !isSurplus(name));
  return [
    ...idleModules(except, [...all.map(({ name }) => name), ...found.keys()]).map(({ index, pattern, ...rest }) => {
      const message = `neither the network nor the weights have a module ${JSON.stringify(pattern)}`;
      return { at: `except[${index}]`, message, ...rest };
    }),
    ...missing.map((name) => ({
      message: `tensor ${JSON.stringify(name)} is missing`,
      expected: describeShape(wanted.get(name)?.shape ?? []),
      ...suggestion(name, unexpected),
    })),
    ...unexpected.map((name) => ({
      message: `tensor ${JSON.stringify(name)} is unexpected`,
      found: describe(found.get(name)),
      ...suggestion(name, missing),
    })),
    ...needed.flatMap((spec) => misfit(spec, found.get(spec.name))),
  ];
}

function misfit({ name, dtype, shape }: TensorSpec, found: TensorShape | undefined): Problem[] {
  if (found === undefined) return [];
  // Real numbers are converted.
  const fitsDType = found.dtype === dtype || (floatDTypes.has(dtype) && floatDTypes.has(found.dtype));
  if (fitsDType && fitsShape(shape, found.shape)) return [];
  const differs = fitsDType ? "shape" : "dtype";
  const message = `tensor ${JSON.stringify(name)} has another ${differs}`;
  return [{ message, expected: `${dtype} ${describeShape(shape)}`, found: describe(found) }];
}

function describe(tensor: TensorShape | undefined): string {
  return tensor === undefined ? "nothing" : `${tensor.dtype} ${describeShape(tensor.shape)}`;
}

// Only among the tensors that have no partner: one that fits elsewhere is no suggestion.
function suggestion(name: string, unpaired: readonly string[]): { nearest?: string } {
  const found = nearest(name, unpaired);
  return found === undefined ? {} : { nearest: found };
}
