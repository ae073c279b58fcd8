/** The networks that are measured: as configs, and in the terms of scripts/goldens/reference_resnet.py and TensorFlow.js. */

/**
 * A network in the terms of the programs that build it beside us.
 * @typedef {object} Structure
 * @property {"bottleneck" | "basic"} block
 * @property {readonly number[]} layers
 * @property {"conv7" | "cifar"} stem
 * @property {number} classes
 * @property {number} [width]
 * @property {number} [cardinality]
 * @property {number} [base_width]
 * @property {{ rounding?: string, bias?: boolean }} [se]
 */

/** @typedef {{ name: string, config: object, structure: Structure }} MeasuredNetwork what `config` says but for its name */

/** Squeeze and excitation as timm has it, by the options of scripts/goldens/reference_se.py. */
const seOfTimm = { rounding: "timm", bias: true };
/** @type {Structure} */
const bottlenecks = { block: "bottleneck", layers: [3, 4, 6, 3], stem: "conv7", classes: 1000 };

/** @type {MeasuredNetwork} */
export const resNet50 = { name: "ResNet-50", config: { extends: "resnet50" }, structure: bottlenecks };

/** @type {MeasuredNetwork} */
export const seResNet50 = {
  name: "SE-ResNet-50",
  config: { extends: "seresnet50" },
  structure: { ...bottlenecks, se: seOfTimm },
};

/** @type {MeasuredNetwork} */
export const seResNeXt50 = {
  name: "SE-ResNeXt-50",
  config: { extends: "seresnext50_32x4d" },
  structure: { ...bottlenecks, cardinality: 32, base_width: 4, se: seOfTimm },
};

/** @type {MeasuredNetwork} */
export const seResNet18 = {
  name: "SE-ResNet-18",
  config: { extends: "seresnet18" },
  structure: { block: "basic", layers: [2, 2, 2, 2], stem: "conv7", classes: 1000, se: seOfTimm },
};

/** @type {MeasuredNetwork} */
export const seResNet20 = {
  name: "SE-ResNet-20",
  config: {
    backbone: { type: "resnet", depth: 20, stem: "cifar" },
    classes: 10,
    attachments: [{ attach: { type: "se" } }],
  },
  structure: { block: "basic", layers: [3, 3, 3], width: 16, stem: "cifar", classes: 10, se: {} },
};
