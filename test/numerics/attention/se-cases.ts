import { squeezeExcitation } from "@netgraft/plugin-se";
import { type AttentionCase, attentionCase } from "./golden.js";

const names = { w1: "fc1.weight", b1: "fc1.bias", w2: "fc2.weight", b2: "fc2.bias" };

/** The goldens that are squeeze-and-excitation with some options. */
export const seCases: Readonly<Record<string, AttentionCase>> = {
  se_nobias_r2: attentionCase(squeezeExcitation, { reduction: 2 }, names),
  se_bias_r2: attentionCase(squeezeExcitation, { reduction: 2, bias: true }, names),
  se_maxsqueeze_r2: attentionCase(squeezeExcitation, { reduction: 2, squeeze: "max" }, names),
  se_tanh_r2: attentionCase(squeezeExcitation, { reduction: 2, gate: "tanh" }, names),
  se_relu_r2: attentionCase(squeezeExcitation, { reduction: 2, gate: "relu" }, names),
  nosqueeze_r2: attentionCase(squeezeExcitation, { reduction: 2, squeeze: "none" }, names),
};

/** GE-θ⁻ is SE with nothing between the squeeze and the gate. */
export const gateOfTheSqueeze = attentionCase(squeezeExcitation, { excitation: "none" });
