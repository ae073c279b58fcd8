import { float } from "@netgraft/onnx/lowering";
import { type FeatureMap, positionsOf } from "../chain/feature-map.js";
import { transposedProduct } from "../transposed-product.js";
import { examplesAsChannels } from "./examples-as-channels.js";
import type { StepLayout } from "./step-layout.js";

/** Batch, channel, height, width in this order: what ONNX's operators take, on every machine. */
export const portable: StepLayout = {
  name: "portable",
  title: "portable",
  block: 1,
  fromPlain: (_emission, name) => name,
  toPlain: (_emission, { name }) => name,
  /** Batch norm for inference is the operator that scales and shifts in one pass, where Mul and Add are two slow ones. */
  affine(emission, affine) {
    const { map, scale, offset, added, groups, restore } = examplesAsChannels(emission, affine);
    const all = (value: number): string =>
      emission.table(`${value} × ${groups}`, "float32", [groups], () => Array.from({ length: groups }, () => value));
    const inputs = [map, scale, offset ?? all(0), all(0), all(1)];
    const product = emission.assist("BatchNormalization", inputs, { epsilon: float(0) });
    const sum = added === undefined ? product : emission.assist("Add", [product, added]);
    return restore(affine.relu ? emission.assist("Relu", [sum]) : sum);
  },
  mean(emission, { name, sizes: { batch, channels } }) {
    const shape = emission.integers([batch, channels]);
    const mean = emission.assist("Reshape", [emission.assist("GlobalAveragePool", [name]), shape]);
    return { name: mean, rows: batch, columns: channels };
  },
  /** A product of a row and a column for each feature map. */
  dot(emission, a, b) {
    const { batch, channels } = a.sizes;
    const shape = emission.integers([batch * channels, 1, positionsOf(a.sizes)]);
    const asRow = ({ name }: FeatureMap): string => emission.assist("Reshape", [name, shape]);
    const product = transposedProduct(emission, asRow(a), asRow(b));
    const dot = emission.assist("Reshape", [product, emission.integers([batch, channels])]);
    return { name: dot, rows: batch, columns: channels };
  },
  convolves: () => false,
  rules: new Map(),
};
