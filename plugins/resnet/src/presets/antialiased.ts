import type { Preset } from "@netgraft/core";
import { timmRecipe } from "./timm-recipe.js";

type Options = Readonly<Record<string, unknown>>;

/** The letter D behind a depth: another stem, shortcuts that average (He et al. 2019). */
const d = { stem: "deep", stemWidth: 32, shortcut: "averagePool" } as const;
const se = { id: "se", attach: { type: "se", bias: true, rounding: "timm" } };
const wide = { cardinality: 32, baseWidth: 8 } as const;

function antialiased(name: string, antialias: "average" | "blur", options: Options): Preset {
  const hasSe = name.startsWith("se");
  const title = `${"cardinality" in options ? "ResNeXt" : "ResNet"}-${/\d+/.exec(name)?.[0] ?? ""}${"shortcut" in options ? "-D" : ""}`;
  const how = antialias === "average" ? "means" : "a blur";
  return {
    name,
    summary: `${title} as in timm, antialiased by ${how}${hasSe ? ", with squeeze-and-excitation" : ""}.`,
    config: {
      ...timmRecipe(name),
      backbone: { type: "resnet", ...options, antialias, zeroInit: true },
      ...(hasSe ? { attachments: [se] } : {}),
    },
  };
}

/**
 * timm's antialiased ResNets. Their tensors are those of networks that stride, so that weights of one load as the other's and give
 * something else.
 */
export const antialiasedPresets: readonly Preset[] = [
  antialiased("resnetaa34d", "average", { depth: 34, ...d }),
  antialiased("resnetaa50", "average", { depth: 50 }),
  antialiased("resnetaa50d", "average", { depth: 50, ...d }),
  antialiased("resnetaa101d", "average", { depth: 101, ...d }),
  antialiased("seresnetaa50d", "average", { depth: 50, ...d }),
  antialiased("seresnextaa101d_32x8d", "average", { depth: 101, ...d, ...wide }),
  antialiased("seresnextaa201d_32x8d", "average", {
    block: "bottleneck",
    layers: [3, 24, 36, 4],
    ...d,
    stemWidth: 64,
    ...wide,
  }),
  antialiased("resnetblur18", "blur", { depth: 18 }),
  antialiased("resnetblur50", "blur", { depth: 50 }),
  antialiased("resnetblur50d", "blur", { depth: 50, ...d }),
  antialiased("resnetblur101d", "blur", { depth: 101, ...d }),
];
