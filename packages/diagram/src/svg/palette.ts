import type { Change, FlowShape } from "../model/flow.js";

/** How something is filled and outlined. */
export interface Paint {
  readonly fill: string;
  readonly stroke: string;
  readonly width?: number;
  readonly dash?: string;
}

export const ink = {
  text: "#1b1f24",
  faint: "#5d6670",
  line: "#3b434c",
  rule: "#c9d0d7",
  paper: "#ffffff",
  band: "#f1f3f5",
} as const;

/**
 * Tints of Okabe and Ito's palette, which is told apart with every kind of colour blindness; all are light enough for
 * black text, and every meaning has a form of its own, so that a grey print says the same.
 */
export const shapePaints: Readonly<Record<FlowShape, Paint>> = {
  layer: { fill: "#dcebf7", stroke: "#00558a" },
  pool: { fill: "#e3f1ec", stroke: "#00694c" },
  step: { fill: "#ffffff", stroke: "#6b747d" },
  module: { fill: "#ffffff", stroke: "#3b434c", width: 1.5 },
  concat: { fill: "#ffffff", stroke: "#1b1f24" },
  join: { fill: "#ffffff", stroke: "#1b1f24" },
  terminal: { fill: "none", stroke: "none" },
  site: { fill: "#ffffff", stroke: "#b34700", width: 1.5 },
};

/** An attachment, and where one stands. */
export const attachmentPaint: Paint = { fill: "#fdf2dc", stroke: "#b36b00", width: 1.25, dash: "5 3" };

/** What differs between two networks; `changeSigns` say it without colour. */
export const changePaints: Readonly<Record<Change, Paint>> = {
  added: { fill: "#d9ecf9", stroke: "#0072b2", width: 2 },
  removed: { fill: "#fbe3d6", stroke: "#d55e00", width: 2, dash: "2 3" },
  changed: { fill: "#f6e6f0", stroke: "#a8537f", width: 2, dash: "8 3" },
};
