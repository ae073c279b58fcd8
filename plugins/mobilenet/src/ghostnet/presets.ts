import type { Preset } from "@netgraft/core";
import { timmWeights } from "@netgraft/core/host";
import { weights } from "../weights.js";
import { ghostnetTable } from "./table.js";

const withSe = ghostnetTable.flatMap(({ name, se }) => (se ? [name] : []));

/** timm's GhostNets; their SE is the rule `se`: `{ id: se, attach: null }` removes it. */
export const ghostnetPresets: readonly Preset[] = (["050", "100", "130"] as const).map((suffix) => {
  const name = `ghostnet_${suffix}`;
  const widthMultiplier = Number(suffix) / 100;
  const pretrained = timmWeights(name, weights[name]);
  const preprocess = { rounding: "floor", cropRatio: 0.875, interpolation: "bicubic" };
  // A quarter of the channels, in multiples of 4 (the authors' code).
  const attach = {
    type: "se",
    reduction: 4,
    rounding: "mobilenet",
    divisor: 4,
    bias: true,
    gate: "hardSigmoid",
    names: "reduceExpand",
  };
  return {
    name,
    summary: `GhostNet of ${widthMultiplier} times the width, as in timm, with its squeeze-and-excitation.`,
    config: {
      preprocess,
      ...pretrained[0]?.config,
      backbone: { type: "ghostnet", widthMultiplier, dropout: 0.2 },
      attachments: [{ id: "se", attach, at: "expand", where: { path: `blocks.{${withSe.join(",")}}` } }],
    },
    ...(pretrained.length === 0 ? {} : { pretrained }),
  };
});
