import { type Defined, type OptionsSchema, optionsSchema, type WrittenOptions } from "../component/options.js";
import type { Augmentation } from "./augmentation.js";
import type { Dataset } from "./dataset.js";
import type { Loss } from "./loss.js";
import type { Optimizer } from "./optimizer.js";
import type { Queue } from "./queue.js";
import type { Schedule } from "./schedule.js";
import type { Tracker } from "./tracker.js";

/** Defines an augmentation; the types of its options are inferred from the schema, or from a plain map of schemas. */
export function augmentation<const Type extends string, Options extends WrittenOptions>(
  definition: Defined<Augmentation<Type, OptionsSchema<Options>>, Options>,
): Augmentation<Type, OptionsSchema<Options>> {
  return Object.freeze({ ...definition, options: optionsSchema(definition.options) });
}

/** Defines a dataset; the types of its options are inferred from the schema, or from a plain map of schemas. */
export function dataset<const Type extends string, Options extends WrittenOptions>(
  definition: Defined<Dataset<Type, OptionsSchema<Options>>, Options>,
): Dataset<Type, OptionsSchema<Options>> {
  return Object.freeze({ ...definition, options: optionsSchema(definition.options) });
}

/** Defines a loss; the types of its options are inferred from the schema, or from a plain map of schemas. */
export function loss<const Type extends string, Options extends WrittenOptions>(
  definition: Defined<Loss<Type, OptionsSchema<Options>>, Options>,
): Loss<Type, OptionsSchema<Options>> {
  return Object.freeze({ ...definition, options: optionsSchema(definition.options) });
}

/** Defines an optimizer; the types of its options are inferred from the schema, or from a plain map of schemas. */
export function optimizer<const Type extends string, Options extends WrittenOptions>(
  definition: Defined<Optimizer<Type, OptionsSchema<Options>>, Options>,
): Optimizer<Type, OptionsSchema<Options>> {
  return Object.freeze({ ...definition, options: optionsSchema(definition.options) });
}

/** Defines a queue; the types of its options are inferred from the schema, or from a plain map of schemas. */
export function queue<const Type extends string, Options extends WrittenOptions>(
  definition: Defined<Queue<Type, OptionsSchema<Options>>, Options>,
): Queue<Type, OptionsSchema<Options>> {
  return Object.freeze({ ...definition, options: optionsSchema(definition.options) });
}

/** Defines a schedule; the types of its options are inferred from the schema, or from a plain map of schemas. */
export function schedule<const Type extends string, Options extends WrittenOptions>(
  definition: Defined<Schedule<Type, OptionsSchema<Options>>, Options>,
): Schedule<Type, OptionsSchema<Options>> {
  return Object.freeze({ ...definition, options: optionsSchema(definition.options) });
}

/** Defines a tracker; the types of its options are inferred from the schema, or from a plain map of schemas. */
export function tracker<const Type extends string, Options extends WrittenOptions>(
  definition: Defined<Tracker<Type, OptionsSchema<Options>>, Options>,
): Tracker<Type, OptionsSchema<Options>> {
  return Object.freeze({ ...definition, options: optionsSchema(definition.options) });
}
