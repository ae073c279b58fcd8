import { z } from "#zod";
import { componentKeys } from "./component-schema.js";
import { expecting } from "../schema/expecting.js";
import { file } from "../schema/file.js";
import { weightsSchema } from "./weights-schema.js";
import { patternSchema } from "./where-schema.js";

const count = z.int().positive();
const modules = z
  .array(patternSchema)
  .min(1)
  .describe("Patterns of the paths of modules or parameters, e.g. `layer*`, `**.bias`.");
const monitor = z.enum(["top1", "loss"]);

/** What stays as it is of a network that is trained. */
const freezeSchema = z.strictObject({
  modules,
  statistics: z
    .enum(["keep", "update"])
    .default("keep")
    .describe(
      "What becomes of the running statistics of batch norms in them: kept, and computed with in place of those of the batch (timm's `freeze`, Keras' `trainable = False`), or updated (PyTorch where `requires_grad` alone is false).",
    ),
});

const groupSchema = z.strictObject({
  modules,
  learningRateFactor: z
    .number()
    .positive()
    .default(1)
    .describe("What the learning rate is multiplied with, at every step."),
  weightDecay: z.number().min(0).optional().describe("The weight decay, in place of that of the optimizer."),
});

const earlyStoppingSchema = z.strictObject({
  patience: count.describe("After how many epochs in a row that are not better the run is finished."),
  minDelta: z.number().min(0).default(0).describe("How much better counts as better; of top-1, a part of 1."),
  monitor: monitor.optional().describe("What is watched, on the pictures held out; by default what `monitor` names."),
});

// The dataset stands first in a section, augmentations after what is drawn from it, and last who is told.
const { dataset, augmentations, trackers, ...components } = componentKeys(["training"]);

/** How a network is trained; the options of the components are checked by their own schemas. */
export const trainingSchema = z.strictObject({
  dataset,
  epochs: count.describe("How often all pictures are gone through."),
  batch: count.default(128).describe("Pictures in a batch; those of an epoch that do not fill one are left out."),
  accumulate: count.default(1).describe("Batches whose gradients are averaged into one update."),
  seed: z
    .int()
    .min(0)
    .default(0)
    .describe("What the first weights, the order of the pictures, their changes and all masks are drawn with."),
  learningRate: z.number().positive().default(0.1).describe("The learning rate that the schedule scales."),
  ...components,
  augmentations,
  clipNorm: z
    .number()
    .positive()
    .optional()
    .describe("The largest norm of all gradients together; by default there is no limit."),
  averageDecay: z
    .number()
    .gt(0)
    .lt(1)
    .optional()
    .describe(
      "What is kept at each step of the weights' running average, which is then what is evaluated, e.g. 0.999; by default there is none.",
    ),
  averageWarmup: z
    .boolean()
    .default(false)
    .describe(
      "Whether less is kept of the running average at first, min(averageDecay, 1 − step^(−2/3)), so that a short run is not still the weights it began with (timm's `--model-ema-warmup`).",
    ),
  sampling: z
    .enum(["shuffled", "balanced"])
    .default("shuffled")
    .describe(
      "Which pictures an epoch shows: each once, or as many of each class, those of rare classes several times, each time changed anew.",
    ),
  freeze: expecting(
    z.union([modules, freezeSchema]),
    "a list of modules, or a map such as { modules: [layer*], statistics: keep }",
  )
    .optional()
    .describe(
      "Modules that are not trained, e.g. `[conv1, bn1, layer1]`, or `{ modules: [layer*], statistics: update }`; by default all are.",
    ),
  groups: z
    .array(groupSchema)
    .min(1)
    .optional()
    .describe(
      "Modules with a learning rate or a weight decay of their own, e.g. `[{ modules: [layer*], learningRateFactor: 0.1 }]`; a parameter belongs to the first that it matches.",
    ),
  earlyStopping: earlyStoppingSchema
    .optional()
    .describe("When a run is finished before its last epoch; by default it is not."),
  auxiliaryWeight: z
    .number()
    .min(0)
    .default(0.3)
    .describe("What the losses of auxiliary heads are multiplied with (Szegedy et al. 2015, section 5)."),
  monitor: monitor
    .default("top1")
    .describe(
      "What chooses the best weights, and what the schedule `plateau` watches, on the pictures that are held out: the highest top-1 or the lowest loss.",
    ),
  weights: expecting(
    z.union([file(), weightsSchema]),
    "the name of a file, or a map such as { file: pretrained.safetensors, except: [fc] }",
  )
    .optional()
    .describe(
      "Weights to start from, a file of PyTorch, safetensors, NumPy, Keras or TensorFlow.js relative to this one; by default they are drawn. A file that lacks some, or has them for other classes, needs `except`, a list of the modules that are drawn all the same: `{ file: pretrained.safetensors, except: [fc] }`, or with SE that is new `except: [layer*.*.se]`.",
    ),
  trackers,
});

/** A `training` section after validation of its form, its defaults filled in. */
export type TrainingConfig = z.output<typeof trainingSchema>;
