import type { InvertedResidualLayout } from "./inverted-residual.js";
import type { UnitNames } from "./unit.js";

/**
 * torchvision's MobileNetV3 and EfficientNet: the modules of a block are numbered, its own SE among them, which is the
 * attachment `se` here. The numbers stay where the config removes or replaces it, so that all other weights still load.
 * @param hasSe whether the published block has SE
 */
export function numberedNames(hasSe: boolean): InvertedResidualLayout {
  return (expands) => {
    const depthwise = expands ? 1 : 0;
    const project = depthwise + (hasSe ? 2 : 1);
    return {
      expand: numbered(0),
      depthwise: numbered(depthwise),
      project: numbered(project),
      ...(hasSe ? { attached: { se: `block.${depthwise + 1}` } } : {}),
    };
  };
}

function numbered(position: number): UnitNames {
  return { conv: `block.${position}.0`, norm: `block.${position}.1` };
}
