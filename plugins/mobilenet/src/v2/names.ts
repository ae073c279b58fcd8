import type { InvertedResidualLayout } from "../blocks/inverted-residual.js";
import type { UnitNames } from "../blocks/unit.js";

/** torchvision's MobileNetV2: units with an activation are modules of their own, the projection's layers are not. */
export const mobilenetV2Names: InvertedResidualLayout = (expands) => {
  const depthwise = expands ? 1 : 0;
  return {
    expand: nested(0),
    depthwise: nested(depthwise),
    project: { conv: `conv.${depthwise + 1}`, norm: `conv.${depthwise + 2}` },
  };
};

function nested(position: number): UnitNames {
  return { conv: `conv.${position}.0`, norm: `conv.${position}.1` };
}
