import type { Preset } from "@netgraft/core";
import { timmWeights } from "@netgraft/core/host";
import { weights } from "./weights.js";

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

type Config = Readonly<Record<string, unknown>>;

/** A network with timm's weights, whose pictures are prepared as for the first of them. */
function preset(name: string, summary: string, { extends: base, ...config }: Config): Preset {
  const pretrained = timmWeights(name, weights[name]);
  return {
    name,
    summary,
    config: {
      ...(base === undefined ? {} : { extends: base }),
      ...(pretrained[0]?.config ?? withoutWeights),
      ...config,
    },
    ...(pretrained.length === 0 ? {} : { pretrained }),
  };
}

/** timm's evaluation of a network that it has no weights of. */
const withoutWeights = { preprocess: { rounding: "floor", interpolation: "bicubic", cropRatio: 0.95 } };

/** The SE of RegNetY, which counts the channels to reduce from those that enter the block, as the rule `se`. */
function se(activation: "relu" | "silu"): readonly Config[] {
  const counted = { reduction: 4, reductionBase: "blockInput", minReducedChannels: 1, rounding: "nearest" };
  return [{ id: "se", attach: { type: "se", ...counted, bias: true, activation }, at: "conv2" }];
}

/** Gigaflops by a name's number: 3.2 of `032`. */
function titled(name: string): string {
  const [, family = "", hundreds = ""] = /^regnet(.)_(\d+)/.exec(name) ?? [];
  return `RegNet${family.toUpperCase()}-${Number(hundreds) < 10 ? `${Number(hundreds) * 100}MF` : `${Number(hundreds) / 10}GF`}`;
}

const plain: readonly Preset[] = Object.entries(designs).map(
  ([name, [depth, initialWidth, widthSlope, widthGrowth, groupWidth]]) => {
    const hasSe = name.startsWith("regnety");
    return preset(name, `${titled(name)} as in timm${hasSe ? ", with its squeeze-and-excitation" : ""}.`, {
      backbone: { type: "regnet", depth, initialWidth, widthSlope, widthGrowth, groupWidth },
      ...(hasSe ? { attachments: se("relu") } : {}),
    });
  },
);

/** Networks whose groups torchvision rounds in another way, so that timm has them twice. */
const rounded: readonly Preset[] = (["regnetx_004", "regnety_008", "regnety_080"] as const).map((name) =>
  preset(`${name}_tv`, `${titled(name)} with the widths of torchvision, under timm's names.`, {
    extends: name,
    backbone: { widthRounding: "torchvision" },
  }),
);

function preActivated(name: "regnetv_040" | "regnetv_064", shortcut: "projection" | "averagePool"): Preset {
  return preset(name, `${titled(name)} as in timm, with its squeeze-and-excitation.`, {
    extends: name.replace("v", "y"),
    backbone: { preActivation: true, activation: "silu", shortcut },
    attachments: se("silu"),
  });
}

function inverted(name: string, options: Config): Preset {
  const head = name.endsWith("_h") ? " with a wider head" : "";
  const fixed = { bottleneckRatio: 4, shortcut: "none", linearOutput: true, activation: "silu" };
  return preset(name, `${titled(name)}${head} as in timm, with its squeeze-and-excitation.`, {
    backbone: { type: "regnet", ...fixed, ...options },
    attachments: se("silu"),
  });
}

const small = { depth: 21, initialWidth: 16, widthSlope: 10.7, widthGrowth: 2.51, groupWidth: 4, headChannels: 1024 };
const medium = { depth: 28, initialWidth: 48, widthSlope: 14.5, widthGrowth: 2.226, groupWidth: 8 };

/** timm's RegNets, all but the one with group norm; their SE is the rule `se`: `{ id: se, attach: null }` removes it. */
export const regnetPresets: readonly Preset[] = [
  ...plain,
  ...rounded,
  preActivated("regnetv_040", "projection"),
  preActivated("regnetv_064", "averagePool"),
  inverted("regnetz_005", small),
  inverted("regnetz_040", medium),
  inverted("regnetz_040_h", { ...medium, headChannels: 1536 }),
];
