import type { NetworkConfigInput } from "@netgraft/core";

/** A row of oracles.csv. */
export type OracleRow = Readonly<Record<string, string>>;

type Config = Omit<NetworkConfigInput, "name">;

/** The config of an oracle's network, or undefined where it is of another family than ResNet. */
export function oracleConfig({ network = "", se_bias, rounding }: OracleRow): Config | undefined {
  const backbone = backboneOf(network);
  if (backbone === undefined) return undefined;
  if (!network.startsWith("se")) return { backbone };
  const options = { bias: se_bias === "yes", rounding: rounding === "timm" ? "timm" : "floor" };
  return { backbone, attachments: [{ attach: { type: "se", ...options, ...seOptions(network) }, ...place(network) }] };
}

function backboneOf(network: string): Config["backbone"] | undefined {
  if (network.startsWith("senet-154")) {
    return {
      type: "resnet",
      block: "bottleneck",
      layers: [3, 8, 36, 3],
      cardinality: 64,
      baseWidth: 4,
      stem: "deep",
      projectionKernel: 3,
      reduceFirst: 2,
    };
  }
  const [, next, depth, cardinality, baseWidth] =
    /^(?:se-)?res(ne(?:x)?t)-?(\d+)(?:_(\d+)x(\d+)d)?/.exec(network) ?? [];
  if (next === undefined) return undefined;
  const strideOn = network.includes("stride on 1x1") ? { strideOn: "conv1" } : {};
  const groups = cardinality === undefined ? {} : { cardinality: Number(cardinality), baseWidth: Number(baseWidth) };
  return { type: "resnet", depth: Number(depth), ...groups, ...strideOn };
}

function seOptions(network: string): Readonly<Record<string, unknown>> {
  const [, reduction] = / r=(\d+)/.exec(network) ?? [];
  if (reduction !== undefined) return { reduction: Number(reduction) };
  return network.includes("squeeze none") ? { squeeze: "none" } : {};
}

function place(network: string): Omit<NonNullable<Config["attachments"]>[number], "attach"> {
  const [, stage] = / only stage (\d)/.exec(network) ?? [];
  if (stage !== undefined) return { where: { stages: [Number(stage)] } };
  if (network.includes("all but the last stage")) return { where: { stages: [1, 2, 3] } };
  const [, site] = / at (\w+)/.exec(network) ?? [];
  return site === undefined ? {} : { at: site };
}
