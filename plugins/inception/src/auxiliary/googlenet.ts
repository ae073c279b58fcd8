import { unit } from "../modules/step.js";
import { scaledChannels, traceSteps } from "../modules/trace-steps.js";
import type { BuildAuxiliary } from "./auxiliary-head.js";

/** Dropout rate of the auxiliary heads (Szegedy et al. 2015, section 5). */
const dropout = 0.7;

/** An adaptive 4×4 average pool, a 1×1 convolution and two dense layers (Szegedy et al. 2015, section 5; torchvision). */
export const googlenetAuxiliary: BuildAuxiliary = (b, x, rule, classes) => {
  const pooled = b.adaptiveAveragePool(x, { height: 4, width: 4 });
  const flat = b.flatten(traceSteps(b, pooled, [unit("conv", 128)], rule));
  const hidden = b.relu(b.dense("fc1", flat, { channels: scaledChannels(1024, rule) }));
  return b.dense("fc2", b.dropout(hidden, dropout), { channels: classes });
};
