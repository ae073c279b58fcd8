import type { Preset } from "@netgraft/core";
import { timmRecipe } from "./timm-recipe.js";

/** What the letter behind a depth means in timm: other stems and shortcuts (He et al. 2019, fig. 2, and timm's own). */
const tweaks = {
  "": {},
  c: { stem: "deep", stemWidth: 32 },
  d: { stem: "deep", stemWidth: 32, shortcut: "averagePool" },
  s: { stem: "deep", stemWidth: 64 },
  t: { stem: "tiered", stemWidth: 32, shortcut: "averagePool" },
} as const;

/** Blocks of timm's depths that the papers do not have. */
const depths = {
  10: { block: "basic", layers: [1, 1, 1, 1] },
  14: { block: "bottleneck", layers: [1, 1, 1, 1] },
  26: { block: "bottleneck", layers: [2, 2, 2, 2] },
  200: { block: "bottleneck", layers: [3, 24, 36, 3] },
  269: { block: "bottleneck", layers: [3, 30, 48, 8] },
} as const;

type Options = Readonly<Record<string, unknown>>;

const se = { id: "se", attach: { type: "se", bias: true, rounding: "timm" } };

/** A network of timm's: a depth, the tweak of its letter, groups and their width. */
function variant(
  name: string,
  depth: number,
  tweak: keyof typeof tweaks,
  { withSe = false, ...options }: Options & { readonly withSe?: boolean } = {},
): Preset {
  const known = Object.entries(depths).find(([key]) => Number(key) === depth)?.[1];
  const kind = "cardinality" in options ? "ResNeXt" : "baseWidth" in options ? "Wide ResNet" : "ResNet";
  return {
    name,
    summary: `${kind}-${depth}${tweak === "" ? "" : `-${tweak.toUpperCase()}`} as in timm${withSe ? ", with squeeze-and-excitation" : ""}.`,
    config: {
      ...timmRecipe(name),
      backbone: { type: "resnet", ...(known ?? { depth }), ...tweaks[tweak], ...options, zeroInit: true },
      ...(withSe ? { attachments: [se] } : {}),
    },
  };
}

const groups = (cardinality: number, baseWidth: number): Options => ({ cardinality, baseWidth });

/** Further ResNets, ResNeXts and Wide ResNets of timm's (torchvision's among them), plain and with SE. */
export const variantPresets: readonly Preset[] = [
  variant("resnet10t", 10, "t"),
  variant("resnet14t", 14, "t"),
  variant("resnet26", 26, ""),
  variant("resnet26d", 26, "d"),
  variant("resnet26t", 26, "t"),
  ...([50, 101, 152] as const).flatMap((depth) => [
    variant(`resnet${depth}c`, depth, "c"),
    variant(`resnet${depth}s`, depth, "s"),
  ]),
  variant("resnet200", 200, ""),
  variant("resnet200d", 200, "d"),
  variant("wide_resnet50_2", 50, "", { baseWidth: 128 }),
  variant("wide_resnet101_2", 101, "", { baseWidth: 128 }),
  variant("resnext50d_32x4d", 50, "d", groups(32, 4)),
  ...([8, 16, 32] as const).map((width) => variant(`resnext101_32x${width}d`, 101, "", groups(32, width))),
  variant("seresnet50t", 50, "t", { withSe: true }),
  variant("seresnet200d", 200, "d", { withSe: true }),
  variant("seresnet269d", 269, "d", { withSe: true }),
  variant("seresnext26d_32x4d", 26, "d", { withSe: true, ...groups(32, 4) }),
  variant("seresnext26t_32x4d", 26, "t", { withSe: true, ...groups(32, 4) }),
  variant("seresnext101_32x8d", 101, "", { withSe: true, ...groups(32, 8) }),
  variant("seresnext101d_32x8d", 101, "d", { withSe: true, ...groups(32, 8) }),
];

/** Blocks of each stage of ResNet-RS by its depth (Bello et al. 2021, Table 11; 350 and 420 as published). */
const rsLayers = {
  50: [3, 4, 6, 3],
  101: [3, 4, 23, 3],
  152: [3, 8, 36, 3],
  200: [3, 24, 36, 3],
  270: [4, 29, 53, 4],
  350: [4, 36, 72, 4],
  420: [4, 44, 87, 4],
} as const;

/** ResNet-RS (Bello et al. 2021): ResNet-D whose stem halves by a convolution, with SE of ratio ¼. */
export const resnetRsPresets: readonly Preset[] = Object.entries(rsLayers).map(([depth, layers]) => ({
  name: `resnetrs${depth}`,
  summary: `ResNet-RS-${depth} as in timm, with squeeze-and-excitation.`,
  config: {
    ...timmRecipe(`resnetrs${depth}`),
    backbone: {
      type: "resnet",
      block: "bottleneck",
      layers,
      ...tweaks.d,
      stemPool: "convolution",
      zeroInit: true,
    },
    attachments: [{ id: "se", attach: { ...se.attach, reduction: 4 } }],
  },
}));

/** ResNets with the deep stem and the averaging shortcut of He et al. 2019 (Bag of Tricks), under timm's names. */
export const resnetDPresets: readonly Preset[] = [
  ...([18, 34, 50, 101, 152] as const).map((depth) => tweaked(`resnet${depth}d`, depth, "deep")),
  tweaked("resnet50t", 50, "tiered"),
  {
    name: "seresnet152d",
    summary: "ResNet-152-D as in timm, with squeeze-and-excitation.",
    config: {
      extends: "resnet152d",
      ...timmRecipe("seresnet152d"),
      attachments: [{ id: "se", attach: { type: "se", bias: true, rounding: "timm" } }],
    },
  },
];

function tweaked(name: string, depth: number, stem: "deep" | "tiered"): Preset {
  return {
    name,
    summary: `ResNet-${depth}-${stem === "deep" ? "D" : "T"} as in timm: a ${stem} stem and shortcuts that average.`,
    config: {
      extends: `resnet${depth}`,
      ...timmRecipe(name),
      backbone: { stem, stemWidth: 32, shortcut: "averagePool" },
    },
  };
}
