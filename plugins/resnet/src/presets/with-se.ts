import type { Preset } from "@netgraft/core";
import { timmRecipe } from "./timm-recipe.js";

/** The same network with SE as timm builds it: with biases, reduced channels rounded to multiples of 8. */
export function withTimmSe({ name, summary }: Preset): Preset {
  return {
    name: `se${name}`,
    summary: `${summary.slice(0, -1)}, with squeeze-and-excitation.`,
    config: {
      extends: name,
      ...timmRecipe(`se${name}`),
      attachments: [{ id: "se", attach: { type: "se", bias: true, rounding: "timm" } }],
    },
  };
}

/** The same network with SE as pytorchcv builds it: with biases, reduced channels rounded down, layers `conv1` and `conv2`. */
export function withPytorchcvSe({ name, summary }: Preset): Preset {
  return {
    name: `se${name}`,
    summary: `${summary.slice(0, -1)}, with squeeze-and-excitation.`,
    config: { extends: name, attachments: [{ id: "se", attach: { type: "se", bias: true, names: "conv" } }] },
  };
}
