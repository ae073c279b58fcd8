import { type OracleConfig, type OracleRow, standardSe } from "./oracle.js";

/** VGG-16 with and without batch norm, whose convolutions have a bias beside it or not. */
export function vggOracle(row: OracleRow): OracleConfig | undefined {
  const { network = "" } = row;
  if (!/^(?:se-)?vgg16/.test(network)) return undefined;
  const backbone = {
    type: "vgg",
    depth: 16,
    batchNorm: network.includes("_bn"),
    convBias: !network.includes("(no convolution bias)"),
  };
  return { backbone, attachments: standardSe(row) };
}
