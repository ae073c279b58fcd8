import type { Preset } from "@netgraft/core";

/** The parameters of the published networks: depth, w₀, w_a, w_m and the channels of a group (timm's `model_cfgs`). */
type Design = readonly [
  depth: number,
  initialWidth: number,
  widthSlope: number,
  widthGrowth: number,
  groupWidth: number,
];

const designs = {
  regnetx_002: [13, 24, 36.44, 2.49, 8],
  regnetx_004: [22, 24, 24.48, 2.54, 16],
  regnetx_006: [16, 48, 36.97, 2.24, 24],
  regnetx_008: [16, 56, 35.73, 2.28, 16],
  regnetx_016: [18, 80, 34.01, 2.25, 24],
  regnetx_032: [25, 88, 26.31, 2.25, 48],
  regnetx_040: [23, 96, 38.65, 2.43, 40],
  regnetx_064: [17, 184, 60.83, 2.07, 56],
  regnetx_080: [23, 80, 49.56, 2.88, 120],
  regnetx_120: [19, 168, 73.36, 2.37, 112],
  regnetx_160: [22, 216, 55.59, 2.1, 128],
  regnetx_320: [23, 320, 69.86, 2, 168],
  regnety_002: [13, 24, 36.44, 2.49, 8],
  regnety_004: [16, 48, 27.89, 2.09, 8],
  regnety_006: [15, 48, 32.54, 2.32, 16],
  regnety_008: [14, 56, 38.84, 2.4, 16],
  regnety_016: [27, 48, 20.71, 2.65, 24],
  regnety_032: [21, 80, 42.63, 2.66, 24],
  regnety_040: [22, 96, 31.41, 2.24, 64],
  regnety_064: [25, 112, 33.22, 2.27, 72],
  regnety_080: [17, 192, 76.82, 2.19, 56],
  regnety_120: [19, 168, 73.36, 2.37, 112],
  regnety_160: [18, 200, 106.23, 2.48, 112],
  regnety_320: [20, 232, 115.89, 2.53, 232],
  regnety_640: [20, 352, 147.48, 2.4, 328],
  regnety_1280: [27, 456, 160.83, 2.52, 264],
  regnety_2560: [27, 640, 230.83, 2.53, 373],
} as const satisfies Readonly<Record<string, Design>>;

/** How pictures are prepared for weights: the parts of a config. */
interface Recipe {
  readonly input?: Readonly<Record<"height" | "width", number>>;
  readonly preprocess: Readonly<Record<string, string | number>>;
}

const cubic = { rounding: "floor", interpolation: "bicubic" } as const;
/** timm's recipes of its first weights: pycls', torchvision's second, its own and those of Facebook's large networks. */
const recipes = {
  pycls: { preprocess: { ...cubic, cropRatio: 0.875 } },
  torchvision: { preprocess: { ...cubic, cropRatio: 0.965 } },
  timm: { preprocess: { ...cubic, cropRatio: 0.95 } },
  large: { input: { height: 384, width: 384 }, preprocess: { ...cubic, cropRatio: 1 } },
  wide: { input: { height: 256, width: 256 }, preprocess: { ...cubic, cropRatio: 1 } },
} as const satisfies Readonly<Record<string, Recipe>>;

const ofTorchvision = /^regnet(?:x_(?:008|016|032|080|160|320)|y_(?:004|016|320))$/;
const ofTimm = /^regnety_(?:032|040|064|080|120|160)$/;
const ofFacebook = /^regnety_(?:640|1280|2560)$/;

function recipeOf(name: string): Recipe {
  if (ofTorchvision.test(name)) return recipes.torchvision;
  if (ofTimm.test(name)) return recipes.timm;
  return ofFacebook.test(name) ? recipes.large : recipes.pycls;
}

/** The SE of RegNetY, which counts the channels to reduce from those that enter the block, as the rule `se`. */
function se(activation: "relu" | "silu"): readonly Readonly<Record<string, unknown>>[] {
  const counted = { reduction: 4, reductionBase: "blockInput", minReducedChannels: 1, rounding: "nearest" };
  return [{ id: "se", attach: { type: "se", ...counted, bias: true, activation }, at: "conv2" }];
}

/** Gigaflops by a name's number: 3.2 of `032`. */
function titled(name: string): string {
  const [, family = "", hundreds = ""] = /^regnet(.)_(\d+)/.exec(name) ?? [];
  return `RegNet${family.toUpperCase()}-${Number(hundreds) < 10 ? `${Number(hundreds) * 100}MF` : `${Number(hundreds) / 10}GF`}`;
}

const plain: readonly Preset[] = Object.entries(designs).map(
  ([name, [depth, initialWidth, widthSlope, widthGrowth, groupWidth]]) => ({
    name,
    summary: `${titled(name)} as in timm${name.startsWith("regnety") ? ", with its squeeze-and-excitation" : ""}.`,
    config: {
      ...recipeOf(name),
      backbone: { type: "regnet", depth, initialWidth, widthSlope, widthGrowth, groupWidth },
      ...(name.startsWith("regnety") ? { attachments: se("relu") } : {}),
    },
  }),
);

/** Networks whose groups torchvision rounds in another way, so that timm has them twice. */
const rounded: readonly Preset[] = (["regnetx_004", "regnety_008", "regnety_080"] as const).map((name) => ({
  name: `${name}_tv`,
  summary: `${titled(name)} with the widths of torchvision, under timm's names.`,
  config: { extends: name, ...recipes.torchvision, backbone: { widthRounding: "torchvision" } },
}));

function preActivated(name: "regnetv_040" | "regnetv_064", shortcut: "projection" | "averagePool"): Preset {
  return {
    name,
    summary: `${titled(name)} as in timm, with its squeeze-and-excitation.`,
    config: {
      extends: name.replace("v", "y"),
      ...recipes.timm,
      backbone: { preActivation: true, activation: "silu", shortcut },
      attachments: se("silu"),
    },
  };
}

function inverted(name: string, options: Readonly<Record<string, unknown>>, recipe: Recipe): Preset {
  return {
    name,
    summary: `${titled(name)}${name.endsWith("_h") ? " with a wider head" : ""} as in timm, with its squeeze-and-excitation.`,
    config: {
      ...recipe,
      backbone: {
        type: "regnet",
        bottleneckRatio: 4,
        shortcut: "none",
        linearOutput: true,
        activation: "silu",
        ...options,
      },
      attachments: se("silu"),
    },
  };
}

const small = { depth: 21, initialWidth: 16, widthSlope: 10.7, widthGrowth: 2.51, groupWidth: 4, headChannels: 1024 };
const medium = { depth: 28, initialWidth: 48, widthSlope: 14.5, widthGrowth: 2.226, groupWidth: 8 };

/** timm's RegNets, all but the one with group norm; their SE is the rule `se`: `{ id: se, attach: null }` removes it. */
export const regnetPresets: readonly Preset[] = [
  ...plain,
  ...rounded,
  preActivated("regnetv_040", "projection"),
  preActivated("regnetv_064", "averagePool"),
  inverted("regnetz_005", small, recipes.timm),
  inverted("regnetz_040", medium, recipes.wide),
  inverted("regnetz_040_h", { ...medium, headChannels: 1536 }, recipes.wide),
];
