import { type OracleConfig, type OracleRow, seOf } from "./oracle.js";

/** The ResNets, ResNeXts and SENet-154, and SE everywhere in them that the paper tries. */
export function resnetOracle(row: OracleRow): OracleConfig | undefined {
  const { network = "" } = row;
  const backbone = backboneOf(network);
  if (backbone === undefined) return undefined;
  if (!network.startsWith("se")) return { backbone };
  return { backbone, attachments: [{ attach: { ...seOf(row), ...seOptions(network) }, ...place(network) }] };
}

function backboneOf(network: string): OracleConfig["backbone"] | undefined {
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

function place(network: string): Omit<NonNullable<OracleConfig["attachments"]>[number], "attach"> {
  const [, stage] = / only stage (\d)/.exec(network) ?? [];
  if (stage !== undefined) return { where: { stages: [Number(stage)] } };
  if (network.includes("all but the last stage")) return { where: { stages: [1, 2, 3] } };
  const [, site] = / at (\w+)/.exec(network) ?? [];
  return site === undefined ? {} : { at: site };
}
