import { attentionOracle } from "./attention.js";
import { inceptionOracle } from "./inception.js";
import { mobileOracle } from "./mobile.js";
import type { OracleConfig, OracleRow } from "./oracle.js";
import { preresnetOracle } from "./preresnet.js";
import { resnetOracle } from "./resnet.js";
import { vggOracle } from "./vgg.js";

/** A family of oracles.csv. */
interface OracleFamily {
  /** How many rows it has. */
  readonly rows: number;
  /** The config of a row's network, or undefined where it is of another family. */
  readonly config: (row: OracleRow) => OracleConfig | undefined;
}

/** The families of oracles.csv. */
export const oracleFamilies: Readonly<Record<string, OracleFamily>> = {
  resnet: { rows: 44, config: resnetOracle },
  attention: { rows: 11, config: attentionOracle },
  inception: { rows: 15, config: inceptionOracle },
  mobile: { rows: 19, config: mobileOracle },
  preresnet: { rows: 2, config: preresnetOracle },
  vgg: { rows: 6, config: vggOracle },
};
