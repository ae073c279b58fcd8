import type { WrittenNetworkConfig } from "netgraft";

/** A section `training` of a network that extends no other. */
export type Training = Extract<NonNullable<WrittenNetworkConfig["training"]>, { readonly epochs: number }>;

/** One without its dataset and its length. */
export type PartOfTraining = Partial<Training>;

export interface ExportedRecipe {
  readonly training: PartOfTraining;
  /** Whether the pictures are given to PyTorch as shards. */
  readonly shards?: boolean;
}

const crop = { type: "randomResizedCrop", scale: [0.35, 1] };

/** Recipes that use every optimizer, schedule, loss and augmentation that an exported script can have. */
export const exportedRecipes: Readonly<Record<string, ExportedRecipe>> = {
  imagenet: {
    training: {
      optimizer: { type: "sgd", momentum: 0.9, nesterov: true, weightDecay: 1e-2, decayNormsAndBiases: false },
      schedule: { type: "cosine", every: "step", warmupEpochs: 1, warmupPrefix: true, minimum: 1e-5 },
      loss: { type: "crossEntropy", labelSmoothing: 0.1 },
      augmentations: [
        crop,
        { type: "horizontalFlip" },
        { type: "colorJitter", brightness: 0.4, contrast: 0.4, saturation: 0.4 },
      ],
      averageDecay: 0.9,
      averageWarmup: true,
      clipNorm: 1,
    },
  },
  accumulated: {
    training: {
      accumulate: 2,
      batch: 4,
      schedule: { type: "constant" },
      augmentations: [{ type: "resize", size: [32, 32] }],
    },
    shards: true,
  },
  tensorflow: {
    training: {
      learningRate: 1e-3,
      sampling: "balanced",
      optimizer: { type: "rmsprop", form: "tensorflow", momentum: 0.9, alpha: 0.9, epsilon: 1e-3, weightDecay: 1e-2 },
      schedule: { type: "step", stepSize: 0.5, gamma: 0.97, every: "step" },
      loss: { type: "crossEntropy", labels: "probabilities", labelSmoothing: 0.1, classWeights: { star: 2 } },
      augmentations: [
        { type: "padAndCrop", size: 32, mode: "reflect" },
        { type: "normalize", mean: [0.5, 0.5, 0.5], std: [0.25, 0.25, 0.25] },
        { type: "mixup", alpha: 0.2, cutmixAlpha: 1 },
      ],
    },
  },
  parts: {
    training: {
      learningRate: 1e-3,
      optimizer: { type: "adamw", weightDecay: 0.5, decayNormsAndBiases: false },
      groups: [
        { modules: ["layer1"], learningRateFactor: 0.1 },
        { modules: ["fc", "layer*.*.bn2"], weightDecay: 0 },
      ],
      freeze: ["conv1", "bn1"],
      schedule: { type: "plateau", patience: 0, threshold: 0.5, factor: 0.5 },
      monitor: "loss",
      loss: { type: "crossEntropy", classWeights: [1, 2, 0.5, 1, 3], labelSmoothing: 0.2 },
    },
  },
  cycle: {
    training: {
      optimizer: { type: "sgd", momentum: 0.9, weightDecay: 0.1, decoupledDecay: true },
      schedule: { type: "oneCycle", threePhase: true },
      loss: {
        type: "binaryCrossEntropy",
        labels: "probabilities",
        labelSmoothing: 0.1,
        classWeights: "balanced",
        positiveWeights: "balanced",
      },
      freeze: { modules: ["**.bn1", "layer2.0.downsample"], statistics: "update" },
      augmentations: [crop, { type: "cutmix", alpha: 0.5 }],
    },
  },
  steps: {
    training: {
      learningRate: 1e-3,
      optimizer: { type: "adamw", decoupledDecay: false, weightDecay: 0.1 },
      schedule: { type: "multiStep", milestones: [0.5, 1], every: "step" },
      loss: { type: "binaryCrossEntropy", positiveWeights: 2 },
      augmentations: [{ ...crop, interpolation: "bicubic" }],
    },
  },
  polynomial: {
    training: {
      learningRate: 1e-3,
      optimizer: { type: "rmsprop", decoupledDecay: true, weightDecay: 0.1, momentum: 0.5 },
      schedule: { type: "polynomial", power: 0.5, every: "step", warmupEpochs: 0.5 },
    },
  },
};
