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
  if (network.startsWith("bninception"))
    return { type: "inception", version: "bn", convBias: network.includes("(convolution bias)") };
  if (network.startsWith("se-bn-inception")) return { type: "inception", version: "bn" };
  if (network.startsWith("googlenet"))
    return { type: "inception", version: "googlenet", auxiliary: network.includes("with auxiliary") };
  const [, residual] = /inception[-_]resnet[-_](v\d)/.exec(network) ?? [];
  if (residual !== undefined) return { type: "inceptionResnet", version: residual };
  const [, plain] = /inception[-_](v\d)/.exec(network) ?? [];
  return plain === undefined
    ? undefined
    : { type: "inception", version: plain, auxiliary: network.includes("with auxiliary") };
}
