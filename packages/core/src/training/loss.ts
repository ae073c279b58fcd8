import type { z } from "#zod";
import type { Formulas } from "../graph/operation.js";
import type { Value } from "../graph/value.js";
import type { TrainingComponent } from "./training-component.js";

/** What a loss compares logits with: the index of the class of each example, or a number for each of its classes. */
export type LabelForm = "classes" | "probabilities";

/** The classes of the pictures that a network is trained with. */
export interface LossClasses {
  /** Their names, in the order of the logits. */
  readonly names: readonly string[];
  /** How many pictures for training each has; undefined where no loss has asked for it. */
  readonly pictures?: readonly number[] | undefined;
}

/** A loss with its options chosen. */
export interface LossFunction {
  readonly labels: LabelForm;
  /** How the logits of a network that was trained by it become probabilities; by default by a softmax over the classes. */
  readonly probabilities?: "softmax" | "sigmoid" | undefined;
  /**
   * The loss of a batch, a number without axes.
   * @param logits [batch, channel]
   * @param labels [batch], whole numbers from 0, where they are classes; otherwise [batch, channel]
   */
  apply(builder: Formulas, logits: Value, labels: Value): Value;
}

/** What a network is trained to make small: registered by a plugin, chosen by `type`. */
export interface Loss<Type extends string = string, Options extends z.ZodType = z.ZodType> extends TrainingComponent<
  Type,
  Options
> {
  /**
   * The loss; it is differentiated by the rules of the operations that it applies.
   * @param classes undefined where it is built without a dataset
   * @throws NG_OPTION_UNSUPPORTED where an option does not fit the classes
   */
  build(options: z.output<Options>, classes?: LossClasses): LossFunction;
  /** Whether it needs to know how many pictures each class has; by default it does not. */
  countsPictures?(options: z.output<Options>): boolean;
}
