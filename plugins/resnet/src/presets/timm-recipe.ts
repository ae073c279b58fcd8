import type { Preset } from "@netgraft/core";
import { timmWeights } from "@netgraft/core/host";
import { weights } from "./weights.js";

/** Networks that have weights from torchvision, too, whose pictures are prepared as for its first ones. */
const torchvision = /^(?:resnet(?:18|34|50|101|152)|resnext50_32x4d|resnext101_(?:32x8d|64x4d)|wide_resnet\d+_2)$/;

/**
 * The parts of a config that say how timm's standard weights of a network want pictures; nothing for a network that has weights from
 * torchvision, too, or none.
 */
export function timmRecipe(name: string): Readonly<Record<string, unknown>> {
  return torchvision.test(name) ? {} : (timmWeights(name, weights[name])[0]?.config ?? {});
}

/** A preset with the weights that timm has of it. */
export function withTimmWeights(preset: Preset): Preset {
  const pretrained = timmWeights(preset.name, weights[preset.name]);
  return pretrained.length === 0 ? preset : { ...preset, pretrained };
}

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
