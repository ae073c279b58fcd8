import type { z } from "#zod";
import type { Formulas } from "../graph/operation.js";
import type { Value } from "../graph/value.js";
import type { TrainingComponent } from "./training-component.js";

/** What an optimizer keeps for each parameter between steps, and what it is at first, in every element. */
export interface SlotSpec {
  /** E.g. `momentum`. */
  readonly name: string;
  readonly initial: number;
}

/** What an optimizer is given for one parameter. All tensors have the axes of the parameter. */
export interface ParameterUpdate {
  readonly parameter: Value;
  readonly gradient: Value;
  /** By the names of the optimizer's slots. */
  readonly slots: Readonly<Record<string, Value>>;
  /** Numbers without axes, by the names that `scalars` gives. */
  readonly scalars: Readonly<Record<string, Value>>;
}

/** What the parameter and its slots become. */
export interface UpdatedParameter {
  readonly parameter: Value;
  readonly slots: Readonly<Record<string, Value>>;
}

/** An optimizer with its options chosen. */
export interface UpdateRule {
  readonly slots: readonly SlotSpec[];
  /**
   * The numbers that a step takes as inputs: the learning rate and what is a function of the step alone, computed in
   * double precision.
   * @param step counted from 1
   */
  scalars(step: number, learningRate: number): Readonly<Record<string, number>>;
  update(builder: Formulas, given: ParameterUpdate): UpdatedParameter;
}

/** How parameters follow their gradients: registered by a plugin, chosen by `type`. */
export interface Optimizer<
  Type extends string = string,
  Options extends z.ZodType = z.ZodType,
> extends TrainingComponent<Type, Options> {
  build(options: z.output<Options>): UpdateRule;
}
