import type { Preset } from "@netgraft/core";
import { timmWeights } from "@netgraft/core/host";
import { weights } from "../weights.js";
import { tables } from "./tables.js";

/** timm's evaluation of both networks. */
const preprocess = { rounding: "floor", interpolation: "bicubic" };

/** MnasNets by the names of the paper; the SE of A1 is the rule `se`: `{ id: se, attach: null }` removes it. */
const paper: readonly Preset[] = [
  {
    name: "mnasnet_a1",
    summary: "MnasNet-A1 as in timm, with its squeeze-and-excitation.",
    config: {
      preprocess,
      backbone: { type: "mnasnet", variant: "a1" },
      attachments: [
        {
          id: "se",
          // The paper's ratio of 0.25 counts from the channels that enter the block.
          attach: { type: "se", reduction: 4, reductionBase: "blockInput", bias: true, names: "reduceExpand" },
          at: "depthwise",
          where: { path: `blocks.{${groupsWithSe().join(",")}}.*` },
        },
      ],
    },
  },
  {
    name: "mnasnet_b1",
    summary: "MnasNet-B1 as in timm.",
    config: { preprocess, backbone: { type: "mnasnet", variant: "b1" } },
  },
];

/** The names of A1's groups that have SE. */
function groupsWithSe(): readonly number[] {
  return tables.a1.flatMap(({ se }, group) => (se ? [group] : []));
}

/** A width of A1 (`semnasnet`) or B1 (`mnasnet`) under timm's name. */
function timm(base: "a1" | "b1", width: number): Preset {
  const name = `${base === "a1" ? "se" : ""}mnasnet_${`${width}`.padStart(3, "0")}`;
  const pretrained = timmWeights(name, weights[name]);
  return {
    name,
    summary: `MnasNet-${base.toUpperCase()} of ${width / 100} times the width, as in timm.`,
    config: { extends: `mnasnet_${base}`, ...pretrained[0]?.config, backbone: { widthMultiplier: width / 100 } },
    ...(pretrained.length === 0 ? {} : { pretrained }),
  };
}

/** timm's MnasNets: those of the paper, and their widths in hundredths. */
export const mnasnetPresets: readonly Preset[] = [
  ...paper,
  ...([50, 75, 100, 140] as const).flatMap((width) => [timm("b1", width), timm("a1", width)]),
];
