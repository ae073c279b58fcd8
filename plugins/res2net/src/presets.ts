import type { Preset } from "@netgraft/core";
import { timmWeights } from "@netgraft/core/host";

/** timm 1.0.29 has one tag of each. */
const tags = { in1k: [224, 0.875, "bilinear", { license: "unknown" }] } as const;

const layers = { 50: [3, 4, 6, 3], 101: [3, 4, 23, 3] } as const;
const deep = { stem: "deep", stemWidth: 32, shortcut: "averagePool" } as const;

/** timm's Res2Nets: depth, channels of a part, parts. */
export const res2netPresets: readonly Preset[] = [
  preset("res2net50_26w_4s", 50, 26, 4),
  preset("res2net101_26w_4s", 101, 26, 4),
  preset("res2net50_26w_6s", 50, 26, 6),
  preset("res2net50_26w_8s", 50, 26, 8),
  preset("res2net50_48w_2s", 50, 48, 2),
  preset("res2net50_14w_8s", 50, 14, 8),
  preset("res2net50d", 50, 26, 4, deep),
  preset("res2net101d", 101, 26, 4, deep),
  preset("res2next50", 50, 4, 4, { cardinality: 8 }),
];

function preset(
  name: string,
  depth: keyof typeof layers,
  baseWidth: number,
  scale: number,
  options: Readonly<Record<string, unknown>> = {},
): Preset {
  const pretrained = timmWeights(name, tags);
  const kind = "cardinality" in options ? "Res2NeXt" : "Res2Net";
  return {
    name,
    summary: `${kind}-${depth}${"stem" in options ? "-D" : ""} of ${scale} parts, as in timm.`,
    config: {
      ...pretrained[0]?.config,
      backbone: { type: "res2net", layers: layers[depth], baseWidth, scale, ...options, zeroInit: true },
    },
    pretrained,
  };
}
