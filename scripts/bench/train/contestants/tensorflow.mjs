/** Trains a LayersModel of tensorflow.js with trainOnBatch: `tensorflow.mjs <network as JSON>`. */
import { createInterface } from "node:readline";
import { importTfjsNode } from "@netgraft/tensorflow-node";

/** @typedef {{ readonly shape: readonly (number | null)[] }} Symbolic a value of a LayersModel */
/** @typedef {(options?: object) => { apply(inputs: Symbolic | readonly Symbolic[]): Symbolic }} Layer */
/**
 * @typedef {"add" | "batchNormalization" | "conv2d" | "dense" | "globalAveragePooling2d" | "maxPooling2d" | "multiply" | "reLU"
 *   | "reshape"} LayerName
 */
/** @typedef {{ mod(by: Tensor): Tensor }} Tensor */

/**
 * What is used of tensorflow.js, whose own types are there only where it is installed.
 * @typedef {object} Tfjs
 * @property {Record<LayerName, Layer>} layers
 * @property {(options: object) => Symbolic} input
 * @property {(options: object) => { compile(options: object): void, trainOnBatch(x: Tensor, y: Tensor): Promise<unknown> }} model
 * @property {{ momentum(rate: number, momentum: number): object }} train
 * @property {(shape: readonly number[]) => Tensor} randomNormal
 * @property {(indices: Tensor, depth: number) => Tensor} oneHot
 * @property {(start: number, stop: number, step: number, dtype: string) => Tensor} range
 * @property {(value: number, dtype: string) => Tensor} scalar
 * @property {{ tfjs: string, "tfjs-node"?: string }} version
 */

/** @typedef {Omit<import("../trainings.mjs").Training, "limits"> & { threads: number }} Given */

/** @type {Given} */
const { structure, batch, size, threads } = JSON.parse(process.argv[2] ?? "");
process.env["TF_NUM_INTRAOP_THREADS"] = String(threads);
process.env["TF_NUM_INTEROP_THREADS"] = "1";
// The module has all of this; only what the engine uses is declared there.
const tf = /** @type {Tfjs} */ (/** @type {unknown} */ (await importTfjsNode()));

const { block, layers, width = 64, stem, classes, se = {} } = structure;
const expansion = block === "bottleneck" ? 4 : 1;
const normalized = (/** @type {Symbolic} */ x) => tf.layers.batchNormalization({ epsilon: 1e-5 }).apply(x);
const relu = (/** @type {Symbolic} */ x) => tf.layers.reLU().apply(x);
/**
 * @param {Symbolic} x
 * @param {number} filters
 * @param {number} kernelSize
 */
const conv = (x, filters, kernelSize, strides = 1) =>
  tf.layers.conv2d({ filters, kernelSize, strides, padding: "same", useBias: false }).apply(x);

/**
 * @param {Symbolic} x
 * @param {number} channels
 */
function squeezeAndExcitation(x, channels) {
  const squeezed = tf.layers.globalAveragePooling2d({}).apply(x);
  const reduced = channels / 16;
  const units = se.rounding === "timm" ? Math.max(8, 8 * Math.floor((reduced + 4) / 8)) : Math.floor(reduced);
  const useBias = se.bias ?? false;
  const hidden = tf.layers.dense({ units, useBias, activation: "relu" }).apply(squeezed);
  const gate = tf.layers.dense({ units: channels, useBias, activation: "sigmoid" }).apply(hidden);
  return tf.layers.multiply().apply([x, tf.layers.reshape({ targetShape: [1, 1, channels] }).apply(gate)]);
}

/**
 * @param {Symbolic} x
 * @param {number} planes
 * @param {number} stride
 */
function residual(x, planes, stride) {
  const outputs = planes * expansion;
  /** @type {[filters: number, kernel: number, stride: number][]} */
  const branch =
    block === "bottleneck"
      ? [
          [planes, 1, 1],
          [planes, 3, stride],
          [outputs, 1, 1],
        ]
      : [
          [planes, 3, stride],
          [outputs, 3, 1],
        ];
  let y = x;
  for (const [index, [filters, kernel, step]] of branch.entries()) {
    y = normalized(conv(y, filters, kernel, step));
    if (index < branch.length - 1) y = relu(y);
  }
  const isSame = stride === 1 && x.shape.at(-1) === outputs;
  const shortcut = isSame ? x : normalized(conv(x, outputs, 1, stride));
  return relu(tf.layers.add().apply([squeezeAndExcitation(y, outputs), shortcut]));
}

const input = tf.input({ shape: [size, size, 3] });
let x = relu(normalized(stem === "cifar" ? conv(input, width, 3) : conv(input, width, 7, 2)));
if (stem !== "cifar") x = tf.layers.maxPooling2d({ poolSize: 3, strides: 2, padding: "same" }).apply(x);
for (const [stage, blocks] of layers.entries())
  for (let index = 0; index < blocks; index += 1) x = residual(x, width * 2 ** stage, stage > 0 && index === 0 ? 2 : 1);
const logits = tf.layers
  .dense({ units: classes, activation: "softmax" })
  .apply(tf.layers.globalAveragePooling2d({}).apply(x));
const model = tf.model({ inputs: input, outputs: logits });
model.compile({ optimizer: tf.train.momentum(0.01, 0.9), loss: "categoricalCrossentropy" });
const picture = tf.randomNormal([batch, size, size, 3]);
const labels = tf.oneHot(tf.range(0, batch, 1, "int32").mod(tf.scalar(10, "int32")), classes);

const first = await train();
console.log(JSON.stringify({ open: 0, first, version: `tfjs-node ${tf.version["tfjs-node"] ?? tf.version.tfjs}` }));
for await (const _ of createInterface({ input: process.stdin })) console.log(await train());

async function train() {
  const start = performance.now();
  await model.trainOnBatch(picture, labels);
  return performance.now() - start;
}
