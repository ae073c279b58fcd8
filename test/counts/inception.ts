import { type OracleConfig, type OracleRow, standardSe } from "./oracle.js";

/** GoogLeNet, BN-Inception, Inception-v3 and v4 and the Inception-ResNets, with SE where the paper has it. */
export function inceptionOracle(row: OracleRow): OracleConfig | undefined {
  const { network = "" } = row;
  const backbone = backboneOf(network);
  if (backbone === undefined) return undefined;
  const isLarge = /v\d/.test(network);
  return { backbone, attachments: standardSe(row), ...(isLarge ? { input: { height: 299, width: 299 } } : {}) };
}

function backboneOf(network: string): OracleConfig["backbone"] | undefined {
  const [, type] = /^(bninception|googlenet|inception_(?:v[34]|resnet_v[12]))/.exec(network) ?? [];
  if (type === "bninception") return { type, convBias: network.includes("(convolution bias)") };
  if (type !== undefined) return network.includes("with auxiliary") ? { type, auxiliary: true } : { type };
  const [, gated] = /^se-((?:bn-)?inception(?:-v3|-resnet-v2)?) /.exec(`${network} `) ?? [];
  return gated === undefined ? undefined : { type: gated.replace("bn-", "bn").replaceAll("-", "_") };
}
