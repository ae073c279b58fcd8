import type { Theme } from "./theme.js";

/** How a drawing is set. */
export interface DrawingOptions {
  /** Default `light`, for paper. */
  readonly theme?: Theme;
  /** How wide it is at most, in pixels at which text is 12 high; its widest part is not broken. Default: as its parts need. */
  readonly width?: number;
  /** The letters of the kinds of blocks that are drawn, without the rest of the network. Default: all, beside the network. */
  readonly blocks?: readonly string[];
}
