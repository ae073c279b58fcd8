import { type InvertedResidualLayout, numberedNames, type UnitNames } from "@netgraft/plugin-mobilenet";
import { timmNames } from "../timm-names.js";
import { efficientnetTable } from "./table.js";

/** A layout of state-dict names of an EfficientNet. */
interface Layout {
  readonly stem: UnitNames;
  /** The module that all blocks lie in, and the number of the first group there. */
  readonly blocks: string;
  readonly firstGroup: number;
  readonly block: InvertedResidualLayout;
  /** The convolution behind the blocks. */
  readonly last: UnitNames;
  readonly classifier: string;
}

/** The layouts by the name of the option. */
export const layouts = {
  torchvision: {
    stem: numbered(0),
    blocks: "features",
    firstGroup: 1,
    block: numberedNames(true),
    last: numbered(efficientnetTable.length + 1),
    classifier: "classifier.1",
  },
  timm: {
    stem: { conv: "conv_stem", norm: "bn1" },
    blocks: "blocks",
    firstGroup: 0,
    block: timmNames,
    last: { conv: "conv_head", norm: "bn2" },
    classifier: "classifier",
  },
} as const satisfies Readonly<Record<string, Layout>>;

function numbered(position: number): UnitNames {
  return { conv: `features.${position}.0`, norm: `features.${position}.1` };
}
