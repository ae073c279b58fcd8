import type { Preset } from "@netgraft/core";
import { groupCounts } from "./channels.js";

/** ShuffleNet v1 by its number of groups, as in pytorchcv, and with SE on every branch (biases, rounded down). */
export const shufflenetV1Presets: readonly Preset[] = groupCounts.flatMap((groups): readonly Preset[] => {
  const name = `shufflenet_v1_g${groups}`;
  const summary = `ShuffleNet v1 with ${groups} group${groups === 1 ? "" : "s"}`;
  return [
    { name, summary: `${summary}.`, config: { backbone: { type: "shufflenet_v1", groups } } },
    {
      name: `se_${name}`,
      summary: `${summary} and squeeze-and-excitation on every branch.`,
      config: { extends: name, attachments: [{ id: "se", attach: { type: "se", bias: true } }] },
    },
  ];
});
