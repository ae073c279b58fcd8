import type { BlockBuilder, Value } from "@netgraft/core";
import { unit, unpadded } from "../modules/step.js";
import { traceSteps } from "../modules/trace-steps.js";
import type { BuildAuxiliary } from "./auxiliary-head.js";

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
