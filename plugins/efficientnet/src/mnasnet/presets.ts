import type { Preset } from "@netgraft/core";
import { tables } from "./tables.js";

/** timm's evaluation of both networks. */
const preprocess = { rounding: "floor", interpolation: "bicubic" };

/** timm's MnasNets; the SE of A1 is the rule `se`: `{ id: se, attach: null }` removes it. */
export const mnasnetPresets: readonly Preset[] = [
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
