import type { InvertedResidualLayout } from "@netgraft/plugin-mobilenet";

/** timm's inverted residuals, and its depthwise separable blocks where nothing expands. */
export const timmNames: InvertedResidualLayout = (expands) => ({
  expand: { conv: "conv_pw", norm: "bn1" },
  depthwise: { conv: "conv_dw", norm: expands ? "bn2" : "bn1" },
  project: expands ? { conv: "conv_pwl", norm: "bn3" } : { conv: "conv_pw", norm: "bn2" },
});
