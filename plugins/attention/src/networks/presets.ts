import type { Preset } from "@netgraft/core";
import { timmWeights } from "@netgraft/core/host";
import { weights } from "./weights.js";

/** Blocks of each stage of timm's networks of bottlenecks. */
const layers = {
  26: [2, 2, 2, 2],
  50: [3, 4, 6, 3],
  101: [3, 4, 23, 3],
  200: [3, 24, 36, 3],
  269: [3, 30, 48, 8],
} as const;

/** The stems and shortcuts of ResNet-D and timm's ResNet-T. */
const tweaks = {
  d: { stem: "deep", stemWidth: 32, shortcut: "averagePool" },
  t: { stem: "tiered", stemWidth: 32, shortcut: "averagePool" },
} as const;

const bottlenecks = { type: "resnet", block: "bottleneck" } as const;
const groups = { cardinality: 32, baseWidth: 4 } as const;

function network(
  name: string,
  summary: string,
  backbone: Readonly<Record<string, unknown>>,
  rule: Readonly<Record<string, unknown>>,
): Preset {
  const pretrained = timmWeights(name, weights[name]);
  return {
    name,
    summary,
    config: { ...pretrained[0]?.config, backbone, attachments: [rule] },
    ...(pretrained.length === 0 ? {} : { pretrained }),
  };
}

/** An ECA-ResNet, whose attention timm calls `se`, whatever it is. */
function eca(
  name: string,
  depth: keyof typeof layers,
  tweak: keyof typeof tweaks,
  options: Readonly<Record<string, unknown>> = {},
): Preset {
  const kind = "cardinality" in options ? "ResNeXt" : "ResNet";
  const backbone = { ...bottlenecks, layers: layers[depth], ...tweaks[tweak], zeroInit: true, ...options };
  const summary = `${kind}-${depth}-${tweak.toUpperCase()} as in timm, with efficient channel attention.`;
  return network(name, summary, backbone, { id: "se", attach: { type: "eca" } });
}

const light = {
  ...bottlenecks,
  layers: [1, 1, 11, 3],
  shortcut: "averagePool",
  zeroInit: true,
};

/** SK in place of the convolution after which timm names it. */
function sk(replace: "conv1" | "conv2", options: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return { id: replace, attach: { type: "sk", ...options }, replace };
}

/** Each path sees half of the input channels, and the reduced ones are a multiple of as many as there are at least (timm). */
const [split, narrow] = [8, 16].map((least) => ({ splitInput: true, minReducedChannels: least, multipleOf: least }));
const basic = { type: "resnet", block: "basic", names: "sk" } as const;

/** The means before the 3×3 (its authors' `avd_first`). */
const first = { antialias: "average3x3First" } as const;

/** A ResNeSt: split attention on a D network's 3×3, and means of 3×3 positions behind it where it would stride. */
function resnest(
  name: string,
  depth: readonly number[],
  options: Readonly<Record<string, unknown>> = {},
  attach: Readonly<Record<string, unknown>> = {},
): Preset {
  const backbone = { ...bottlenecks, layers: depth, ...tweaks.d, antialias: "average3x3", zeroInit: true, ...options };
  const summary = `ResNeSt-${/\d+/.exec(name)?.[0] ?? ""} as in timm.`;
  return network(name, summary, backbone, { id: "conv2", attach: { type: "splat", ...attach }, replace: "conv2" });
}

/** timm's ResNets with efficient channel attention, with selective kernels, and with split attention. */
export const attentionPresets: readonly Preset[] = [
  eca("ecaresnet26t", 26, "t"),
  eca("ecaresnet50d", 50, "d"),
  eca("ecaresnet50t", 50, "t"),
  eca("ecaresnet101d", 101, "d"),
  eca("ecaresnet200d", 200, "d"),
  eca("ecaresnet269d", 269, "d"),
  eca("ecaresnext26t_32x4d", 26, "t", groups),
  // With the blocks of depth 26, whatever its name.
  eca("ecaresnext50t_32x4d", 26, "t", groups),
  network("ecaresnetlight", "A light ResNet-50-D as in timm, with efficient channel attention.", light, {
    id: "se",
    attach: { type: "eca" },
  }),
  network(
    "skresnet18",
    "ResNet-18 as in timm, with selective kernels.",
    { ...basic, layers: [2, 2, 2, 2] },
    sk("conv1", { ...narrow, reduction: 8 }),
  ),
  network(
    "skresnet34",
    "ResNet-34 as in timm, with selective kernels.",
    { ...basic, layers: [3, 4, 6, 3] },
    sk("conv1", { ...narrow, reduction: 8 }),
  ),
  network(
    "skresnet50",
    "ResNet-50 as in timm, with selective kernels.",
    { ...bottlenecks, layers: layers[50], names: "sk" },
    sk("conv2", { ...split }),
  ),
  network(
    "skresnet50d",
    "ResNet-50-D as in timm, with selective kernels.",
    { ...bottlenecks, layers: layers[50], ...tweaks.d, names: "sk" },
    sk("conv2", { ...split }),
  ),
  network(
    "skresnext50_32x4d",
    "ResNeXt-50 as in timm, with selective kernels: the paper's SKNet-50.",
    { ...bottlenecks, layers: layers[50], ...groups, names: "sk" },
    sk("conv2", {}),
  ),
  resnest("resnest14d", [1, 1, 1, 1]),
  resnest("resnest26d", layers[26]),
  resnest("resnest50d", layers[50]),
  resnest("resnest101e", layers[101], { stemWidth: 64 }),
  resnest("resnest200e", layers[200], { stemWidth: 64 }),
  resnest("resnest269e", layers[269], { stemWidth: 64 }),
  resnest("resnest50d_4s2x40d", layers[50], { ...first, cardinality: 2, baseWidth: 40 }, { radix: 4 }),
  resnest("resnest50d_1s4x24d", layers[50], { ...first, cardinality: 4, baseWidth: 24 }, { radix: 1 }),
];
