import type { ValueType } from "../graph/value.js";
import type { Attributes } from "../graph/attributes.js";
import type { Operation } from "../graph/operation.js";

/** What an emitter needs of a node: its inputs as an engine's tensors, the types of its outputs, and its attributes. */
export interface Application<Tensor, A extends Attributes = Attributes> {
  readonly inputs: readonly Tensor[];
  /** As the operation's shape rule has them: emitters choose the order of axes alone. */
  readonly outputs: readonly ValueType[];
  readonly attributes: A;
}

/**
 * Writes one operation as nodes of an engine's graph, of which `Emission` has those made so far.
 * @returns one tensor for each output, its axes in whatever order came about
 */
export type Emitter<Tensor, Emission, A extends Attributes = Attributes> = (
  node: Application<Tensor, A>,
  emission: Emission,
) => readonly Tensor[];

/** The emitters of an engine by the kind of operation; operations without one are decomposed first. */
export type Emitters<Tensor, Emission> = ReadonlyMap<string, Emitter<Tensor, Emission>>;

/** A row of the table of an engine's emitters: the kind of an operation, and what writes it. */
export type EmitterRow<Tensor, Emission> = readonly [kind: string, emitter: Emitter<Tensor, Emission>];

/** Pairs an operation with an emitter that takes its attributes. */
export function emits<Tensor, Emission, A extends Attributes>(
  { kind }: Operation<A>,
  emitter: Emitter<Tensor, Emission, A>,
): EmitterRow<Tensor, Emission> {
  // A node's attributes were checked against its operation, so the emitter gets the attributes that it takes.
  return [kind, emitter as Emitter<Tensor, Emission>];
}

/** An input by position; the shape rules have checked that there are enough. */
export function inputAt<Tensor>(inputs: readonly Tensor[], index: number): Tensor {
  const input = inputs[index];
  if (input === undefined) throw new TypeError(`the operation has no input ${index}`);
  return input;
}

/** The type of an output by position; the shape rules give as many as there are. */
export function outputAt(outputs: readonly ValueType[], index: number): ValueType {
  const output = outputs[index];
  if (output === undefined) throw new TypeError(`the operation has no output ${index}`);
  return output;
}
