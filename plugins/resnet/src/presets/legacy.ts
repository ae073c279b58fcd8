import type { Preset } from "@netgraft/core";

/**
 * The authors' SE-ResNets and SE-ResNeXts under the names of Cadene's port (timm's `legacy_`): unpadded stem pool;
 * the ResNets carry the stride on the first 1×1. Those with basic blocks are left out: timm's has a ReLU before SE.
 */
export const legacyPresets: readonly Preset[] = [
  ...([50, 101, 152] as const).map((depth) => legacy(`legacy_seresnet${depth}`, depth, { strideOn: "conv1" })),
  ...([50, 101] as const).map((depth) =>
    legacy(`legacy_seresnext${depth}_32x4d`, depth, { cardinality: 32, baseWidth: 4 }),
  ),
];

function legacy(name: string, depth: number, options: Readonly<Record<string, unknown>>): Preset {
  return {
    name,
    summary: `The authors' SE-Res${name.includes("resnext") ? "NeXt" : "Net"}-${depth} under the names of Cadene's port.`,
    config: {
      // Their weights are with timm alone, whose sizes are rounded down.
      preprocess: { rounding: "floor" },
      backbone: { type: "resnet", depth, stemPool: "ceil", names: "legacy", ...options },
      attachments: [{ id: "se_module", attach: { type: "se", bias: true } }],
    },
  };
}
