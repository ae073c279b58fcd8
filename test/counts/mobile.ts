import { type OracleConfig, type OracleRow, seOf, standardSe } from "./oracle.js";

/** The backbones of rows that have the name of a preset. */
const backbones: Readonly<Record<string, string>> = {
  mobilenet_v2: "mobilenet_v2",
  mobilenet_v3_large: "mobilenet_v3",
  mobilenet_v3_small: "mobilenet_v3",
  mnasnet_a1: "mnasnet",
  mnasnet_b1: "mnasnet",
  efficientnet_b0: "efficientnet",
  shufflenet_v2_x1_0: "shufflenet_v2",
};

/** MobileNets, MnasNets, EfficientNet-B0 and ShuffleNets. */
export function mobileOracle(row: OracleRow): OracleConfig | undefined {
  const { network = "" } = row;
  const [, placed] = /^se-shufflenet-v1-g3 \((.+)\)$/.exec(network) ?? [];
  if (placed !== undefined) {
    const where = placed === "stride-1 branches" ? { where: { stride: 1 } } : {};
    return { backbone: { type: "shufflenet_v1" }, attachments: [{ attach: seOf(row), ...where }] };
  }
  const [, groups] = /^shufflenet_v1_g(\d)$/.exec(network) ?? [];
  if (groups !== undefined) return { backbone: { type: "shufflenet_v1", groups: Number(groups) } };
  if (/^(?:se-mobilenet-v1 \(pointwise outputs\)|mobilenet_v1)$/.test(network))
    return { backbone: { type: "mobilenet_v1" }, attachments: standardSe(row) };
  const type = backbones[network];
  return type === undefined ? undefined : { extends: network, backbone: { type } };
}
