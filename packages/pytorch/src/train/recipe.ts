import { type Problem, z } from "@netgraft/core";
import type { JsonObject } from "@netgraft/core/graph";

// The section is valid by the schemas of its components: what stands here chooses what is known, by its type and its options.

const decay = { weightDecay: z.number(), decoupledDecay: z.boolean(), decayNormsAndBiases: z.boolean() };
const optimizerSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("sgd"), momentum: z.number(), nesterov: z.boolean(), ...decay }),
  z.object({ type: z.literal("adamw"), betas: z.tuple([z.number(), z.number()]), epsilon: z.number(), ...decay }),
  z.object({
    type: z.literal("rmsprop"),
    form: z.enum(["pytorch", "tensorflow"]),
    alpha: z.number(),
    epsilon: z.number(),
    momentum: z.number(),
    ...decay,
  }),
]);
export type Optimizer = z.output<typeof optimizerSchema>;

const warmUp = {
  every: z.enum(["epoch", "step"]),
  warmupEpochs: z.number(),
  warmupLearningRate: z.number().optional(),
  warmupPrefix: z.boolean(),
};
const scheduleSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("constant"), ...warmUp }),
  z.object({ type: z.literal("step"), stepSize: z.number(), gamma: z.number(), ...warmUp }),
  z.object({ type: z.literal("multiStep"), milestones: z.array(z.number()), gamma: z.number(), ...warmUp }),
  z.object({ type: z.literal("cosine"), minimum: z.number(), ...warmUp }),
  z.object({ type: z.literal("polynomial"), power: z.number(), minimum: z.number(), ...warmUp }),
  z.object({
    type: z.literal("oneCycle"),
    rise: z.number(),
    anneal: z.enum(["cosine", "linear"]),
    divisor: z.number(),
    finalDivisor: z.number(),
    threePhase: z.boolean(),
  }),
  z.object({
    type: z.literal("plateau"),
    factor: z.number(),
    patience: z.number(),
    threshold: z.number(),
    thresholdMode: z.enum(["relative", "absolute"]),
    cooldown: z.number(),
    minimum: z.number(),
  }),
]);
export type Schedule = z.output<typeof scheduleSchema>;

const weights = z.union([z.literal("balanced"), z.array(z.number()), z.record(z.string(), z.number())]).optional();
export type ClassWeights = z.output<typeof weights>;
const labels = { labels: z.enum(["classes", "probabilities"]), labelSmoothing: z.number(), classWeights: weights };
const lossSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("crossEntropy"), ...labels }),
  z.object({
    type: z.literal("binaryCrossEntropy"),
    ...labels,
    positiveWeights: z.union([z.number(), ...weights.unwrap().options]).optional(),
  }),
]);
export type Loss = z.output<typeof lossSchema>;

const size = z.union([z.number(), z.tuple([z.number(), z.number()])]).optional();
const interpolation = z.enum(["bilinear", "bicubic", "nearest"]);
const range = z.tuple([z.number(), z.number()]);
const augmentationSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("resize"), size, interpolation }),
  z.object({ type: z.literal("randomResizedCrop"), size, scale: range, ratio: range, interpolation }),
  z.object({
    type: z.literal("padAndCrop"),
    size,
    padding: z.number(),
    mode: z.enum(["constant", "edge", "reflect", "symmetric"]),
    fill: z.number(),
  }),
  z.object({ type: z.literal("horizontalFlip"), probability: z.number() }),
  z.object({ type: z.literal("colorJitter"), brightness: z.number(), contrast: z.number(), saturation: z.number() }),
  z.object({
    type: z.literal("normalize"),
    mean: z.array(z.number()).optional(),
    std: z.array(z.number()).optional(),
  }),
  z.object({ type: z.literal("cutmix"), alpha: z.number(), probability: z.number() }),
  z.object({
    type: z.literal("mixup"),
    alpha: z.number(),
    probability: z.number(),
    cutmixAlpha: z.number().optional(),
    switch: z.number(),
  }),
]);
export type AugmentationStep = z.output<typeof augmentationSchema>;

const component = z.looseObject({ type: z.string() });
const modules = z.array(z.string());
const trainingSchema = z.object({
  dataset: component,
  epochs: z.number(),
  batch: z.number(),
  accumulate: z.number(),
  seed: z.number(),
  learningRate: z.number(),
  loss: component,
  optimizer: component,
  schedule: component,
  augmentations: z.array(component).default([]),
  clipNorm: z.number().optional(),
  averageDecay: z.number().optional(),
  averageWarmup: z.boolean().default(false),
  sampling: z.enum(["shuffled", "balanced"]),
  freeze: z.union([modules, z.object({ modules, statistics: z.enum(["keep", "update"]) })]).optional(),
  groups: z
    .array(z.object({ modules, learningRateFactor: z.number(), weightDecay: z.number().optional() }))
    .default([]),
  earlyStopping: z
    .object({ patience: z.number(), minDelta: z.number(), monitor: z.enum(["top1", "loss"]).optional() })
    .optional(),
  auxiliaryWeight: z.number(),
  monitor: z.enum(["top1", "loss"]),
  trackers: z.array(component).default([]),
});

/** A step of the augmentations with its place in their list, which its random numbers are named by. */
export interface PlacedStep {
  readonly position: number;
  readonly step: AugmentationStep;
}

/** How a network is trained, of parts that Python is written for. */
export interface Recipe extends Omit<
  z.output<typeof trainingSchema>,
  "loss" | "optimizer" | "schedule" | "augmentations" | "dataset" | "trackers"
> {
  readonly loss: Loss;
  readonly optimizer: Optimizer;
  readonly schedule: Schedule;
  /** Undefined where pictures are shown as they are for evaluation. */
  readonly augmentations: readonly PlacedStep[] | undefined;
  readonly dataset: { readonly holdOut: number; readonly holdOutSeed: number };
  readonly tensorboard: boolean;
}

/** A recipe, or why there is none; and what of the config it does not have. */
export interface ReadRecipe {
  readonly recipe?: Recipe;
  readonly notes: readonly Problem[];
}

/** Reads the section `training` of a config that is valid. */
export function readRecipe(section: JsonObject): ReadRecipe {
  const { dataset, loss, optimizer, schedule, augmentations, trackers, ...rest } = trainingSchema.parse(section);
  const notes: Problem[] = [];
  const known = {
    loss: lossSchema.safeParse(loss).data,
    optimizer: optimizerSchema.safeParse(optimizer).data,
    schedule: scheduleSchema.safeParse(schedule).data,
  };
  for (const [key, { type }] of Object.entries({ loss, optimizer, schedule }))
    // Object.entries forgets that these are the keys of `known`.
    if (known[key as keyof typeof known] === undefined)
      notes.push({
        at: `training.${key}`,
        message: `\`train.py\` is not written, as \`${type}\` is of a plugin and has no counterpart in PyTorch`,
        expected: `a ${key} that Netgraft brings`,
      });
  const steps = augmentations.flatMap((given, position): PlacedStep[] => {
    const step = augmentationSchema.safeParse(given).data;
    if (step !== undefined) return [{ position, step }];
    const message = `\`${given.type}\` is of a plugin, and \`train.py\` leaves it out`;
    notes.push({ at: `training.augmentations[${position}]`, message });
    return [];
  });
  const all = [...notes, ...datasetNotes(dataset), ...trackerNotes(trackers)];
  if (known.loss === undefined || known.optimizer === undefined || known.schedule === undefined) return { notes: all };
  const { holdOut = 0.1, holdOutSeed = 0 } = z
    .object({ holdOut: z.number().optional(), holdOutSeed: z.number().optional() })
    .parse(dataset);
  return {
    recipe: {
      ...rest,
      loss: known.loss,
      optimizer: known.optimizer,
      schedule: known.schedule,
      augmentations: augmentations.length === 0 ? undefined : steps,
      dataset: { holdOut, holdOutSeed },
      tensorboard: trackers.some(({ type }) => type === "tensorboard"),
    },
    notes: all,
  };
}

function datasetNotes({ type, ...options }: z.output<typeof component>): readonly Problem[] {
  const at = "training.dataset";
  if (type !== "folder")
    return [{ at, message: `\`train.py\` reads folders of pictures and shards of WebDataset, and not \`${type}\`` }];
  if (options["brokenPictures"] !== "skip") return [];
  return [{ at: `${at}.brokenPictures`, message: "`train.py` ends where a picture cannot be read" }];
}

/** What keeps metrics, beside the files that it writes anyway. */
const written: ReadonlySet<string> = new Set(["jsonl", "tensorboard"]);

function trackerNotes(trackers: readonly z.output<typeof component>[]): readonly Problem[] {
  return trackers.flatMap(({ type }, index): Problem[] => {
    if (written.has(type)) return [];
    const message = `\`train.py\` keeps metrics in \`metrics.jsonl\` and for TensorBoard, and not as \`${type}\``;
    return [{ at: `training.trackers[${index}]`, message }];
  });
}
