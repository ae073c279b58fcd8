import { type OracleConfig, type OracleRow, standardSe } from "./oracle.js";

/** Pre-activation ResNets as pytorchcv counts them: a bottleneck's first 1×1 carries the stride. */
export function preresnetOracle(row: OracleRow): OracleConfig | undefined {
  const [, depth] = /^se-preresnet-(\d+)$/.exec(row["network"] ?? "") ?? [];
  if (depth === undefined) return undefined;
  return { backbone: { type: "preresnet", depth: Number(depth), strideOn: "conv1" }, attachments: standardSe(row) };
}
