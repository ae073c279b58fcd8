import type { NetworkOptions } from "../arguments/network-options.js";
import type { WeightsOptions } from "../arguments/weights-options.js";

/** Options of `netgraft export`. */
export interface ExportOptions extends NetworkOptions, WeightsOptions {
  readonly output?: string;
  readonly format?: string;
  /** What follows each `--option`. */
  readonly option?: readonly string[];
  readonly opset?: string;
  readonly batch?: string;
  readonly launcher?: string;
  readonly dtype?: string;
  readonly fold?: boolean;
  readonly portable?: boolean;
  readonly withPreprocessing?: boolean;
  /** False for `--no-check`. */
  readonly check?: boolean;
  /** A pattern of the names of feature maps. */
  readonly features?: readonly string[];
  readonly embedding?: boolean;
  /** A pattern of the paths of attachments; `true` for all. */
  readonly gates?: readonly string[] | true;
  readonly softmax?: boolean;
}
