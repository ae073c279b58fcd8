import type { BlockBuilder, Value } from "@netgraft/core";
import { unit, unpadded } from "../modules/step.js";
import { type LayerRule, scaledChannels, traceSteps } from "../modules/trace-steps.js";

/** Traces an auxiliary classifier on a feature map; it serves training and its parameters are counted apart. */
export type BuildAuxiliary = (b: BlockBuilder, x: Value, rule: LayerRule, classes: number) => Value;

/** Dropout rate of the auxiliary heads (Szegedy et al. 2015, section 5). */
const dropout = 0.7;

/** An adaptive 4×4 average pool, a 1×1 convolution and two dense layers (Szegedy et al. 2015, section 5; torchvision). */
export const googlenetAuxiliary: BuildAuxiliary = (b, x, rule, classes) => {
  const pooled = b.adaptiveAveragePool(x, { height: 4, width: 4 });
  const flat = b.flatten(traceSteps(b, pooled, [unit("conv", 128)], rule));
  const hidden = b.relu(b.dense("fc1", flat, { channels: scaledChannels(1024, rule) }));
  return b.dense("fc2", b.dropout(hidden, dropout), { channels: classes });
};

/** The smallest map whose pool still holds a 5×5 kernel; a picture of 299×299 gives just that. */
const smallest = 17;

/**
 * A strided average pool, 1×1 and 5×5 convolutions and a dense layer (Szegedy et al. 2016, fig. 8; torchvision).
 * Maps under 17×17, at which torchvision's head cannot run, are padded with zeros.
 */
export const inceptionV3Auxiliary: BuildAuxiliary = (b, x, rule, classes) => {
  const large = ["height", "width"].reduce((value, axis) => atLeast(b, value, axis, smallest), x);
  const pooled = b.averagePool(large, { size: 5, stride: 3 });
  const features = traceSteps(b, pooled, [unit("conv0", 128), unpadded("conv1", 768, 5)], rule);
  return b.dense("fc", b.flatten(b.globalAveragePool(features)), { channels: classes });
};

function atLeast(b: BlockBuilder, x: Value, axis: string, size: number): Value {
  const missing = size - x.size(axis);
  return missing > 0 ? b.pad(x, axis, { after: missing }) : x;
}
