import type { Theme } from "@netgraft/diagram";
import type { NetworkOptions } from "../arguments/network-options.js";

/** Options of `netgraft diagram`. */
export interface DiagramOptions extends NetworkOptions {
  readonly output?: string;
  readonly diff?: boolean;
  readonly blocks?: readonly string[];
  readonly width?: number;
  readonly theme?: Theme;
}
