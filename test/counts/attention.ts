import type { OracleConfig, OracleRow } from "./oracle.js";

/** The attachment of each family of ResNets with attention, as its source has it: pytorchcv, or timm. */
const attachments: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  cbam: { type: "cbam" },
  bam: { type: "bam", combine: "multiply" },
  eca: { type: "eca" },
  gc: { type: "gc", fusion: "scale", reduction: 8 },
};

/** ResNets with other attention than SE, and SKNets, which replace the 3×3 of a ResNeXt. */
export function attentionOracle({ network = "" }: OracleRow): OracleConfig | undefined {
  const [, selective] = /^sknet-(\d+)$/.exec(network) ?? [];
  if (selective !== undefined) {
    const backbone = { type: "resnet", depth: Number(selective), cardinality: 32, baseWidth: 4 };
    return { backbone, attachments: [{ attach: { type: "sk", names: "pytorchcv" } }] };
  }
  const [, family = "", depth] = /^(\w+)-resnet-(\d+)/.exec(network) ?? [];
  const attach = attachments[family];
  if (attach === undefined) return undefined;
  const bias = network.includes("no MLP bias") ? { bias: false } : {};
  return {
    backbone: { type: "resnet", depth: Number(depth) },
    attachments: [{ attach: { type: family, ...attach, ...bias } }],
  };
}
