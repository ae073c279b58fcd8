import {
  describeShape,
  floatDTypes,
  nearest,
  type Problem,
  type TensorShape,
  type TensorSpec,
} from "@netgraft/core/graph";
import { WeightsMismatchError } from "../errors.js";
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

/**
 * Checks that a state dict has exactly the tensors of a network. `num_batches_tracked` may be there or not, on either
 * side, those of auxiliary heads and of surplus modules may be on one, and `[O, I]` fits `[O, I, 1, 1]`. Any floating dtype fits another.
 *
 * @throws NG_WEIGHTS_MISMATCH with every tensor that is missing, unexpected, or of another shape or dtype, and every
 *   exception that neither side has
 */
export function checkStateDict(
  specs: Iterable<TensorSpec>,
  found: ReadonlyMap<string, TensorShape>,
  { file, except = [], surplus = [] }: MatchOptions = {},
): void {
  const all = [...specs];
  const isExcepted = belongsTo(except);
  const isSurplus = belongsTo([...except, ...surplus]);
  const counted = all.filter(({ name }) => !isBatchCount(name) && !isExcepted(name));
  const wanted = new Map(counted.map((spec) => [spec.name, spec]));
  const missing = counted.flatMap(({ name, auxiliary }) => (found.has(name) || auxiliary === true ? [] : [name]));
  const unexpected = [...found.keys()].filter((name) => !wanted.has(name) && !isBatchCount(name) && !isSurplus(name));
  const problems: Problem[] = [
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
    ...counted.flatMap((spec) => misfit(spec, found.get(spec.name))),
  ];
  if (problems.length === 0) return;
  throw new WeightsMismatchError(problems.map((problem) => (file === undefined ? problem : { at: file, ...problem })));
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
