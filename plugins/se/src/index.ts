import { definePlugin } from "@netgraft/core";
import { squeezeExcitation } from "./squeeze-excitation.js";

export { reducedChannels, type ReductionOptions, roundHalfToEven, type Rounding, roundings } from "./rounding.js";
export { squeezeExcitation } from "./squeeze-excitation.js";

/** Squeeze-and-excitation as the attachment `se`. */
export const se = definePlugin({ name: "@netgraft/plugin-se", apiVersion: 1, attachments: [squeezeExcitation] });
export default se;
