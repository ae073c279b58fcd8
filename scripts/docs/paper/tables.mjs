import { ablation, named, resnet, seResnet } from "./networks.mjs";

/** @typedef {{ flops?: number, parameters?: number, errors: string }} Printed what the paper prints of a network */
/** @typedef {[label: string, config: { extends: string }, printed: Printed]} CostRow */
/** @typedef {{ title: string, unit: "GFLOPs" | "MFLOPs", rows: CostRow[], remark?: string }} CostTable */

/**
 * The tables of the SENet paper (Hu et al., TPAMI 2020, arXiv v4) that print a cost: what is printed there, and the
 * config that we compare with it. Errors are top-1/top-5 on ImageNet's validation set, in percent, single centre crop.
 * @type {CostTable[]}
 */
export const costTables = [
  {
    title: "Table 2: ImageNet networks",
    unit: "GFLOPs",
    rows: [
      ["ResNet-50", resnet(50), { flops: 3.86, errors: "24.80/7.48" }],
      ["SE-ResNet-50", seResnet(50), { flops: 3.87, errors: "23.29/6.62" }],
      ["ResNet-101", resnet(101), { flops: 7.58, errors: "23.17/6.52" }],
      ["SE-ResNet-101", seResnet(101), { flops: 7.6, errors: "22.38/6.07" }],
      ["ResNet-152", resnet(152), { flops: 11.3, errors: "22.42/6.34" }],
      ["SE-ResNet-152", seResnet(152), { flops: 11.32, errors: "21.57/5.73" }],
      ["ResNeXt-50 (32×4d)", named("resnext50_32x4d"), { flops: 4.24, errors: "22.11/5.90" }],
      ["SE-ResNeXt-50 (32×4d)", named("seresnext50_32x4d"), { flops: 4.25, errors: "21.10/5.49" }],
      ["ResNeXt-101 (32×4d)", named("resnext101_32x4d"), { flops: 7.99, errors: "21.18/5.57" }],
      ["SE-ResNeXt-101 (32×4d)", named("seresnext101_32x4d"), { flops: 8, errors: "20.70/5.01" }],
      ["VGG-16 (BN)", named("vgg16_bn"), { flops: 15.47, errors: "27.02/8.81" }],
      ["SE-VGG-16 (BN)", named("se_vgg16_bn"), { flops: 15.48, errors: "25.22/7.70" }],
      ["BN-Inception", named("bninception"), { flops: 2.03, errors: "25.38/7.89" }],
      ["SE-BN-Inception", named("se_bninception"), { flops: 2.04, errors: "24.23/7.14" }],
      ["Inception-ResNet-v2", named("inception_resnet_v2"), { flops: 11.75, errors: "20.37/5.21" }],
      ["SE-Inception-ResNet-v2", named("se_inception_resnet_v2"), { flops: 11.76, errors: "19.80/4.79" }],
    ],
    remark:
      "The Inception-ResNet-v2 that the authors trained is not published: with the published repeats (10, 20, 10) the network costs 13.16 GFLOPs, and the paper's figure fits other repeats.",
  },
  {
    title: "Table 3: mobile networks",
    unit: "MFLOPs",
    rows: [
      ["MobileNet", named("mobilenet_v1"), { flops: 569, parameters: 4.2, errors: "28.4/9.4" }],
      ["SE-MobileNet", named("se_mobilenet_v1"), { flops: 572, parameters: 4.7, errors: "25.3/7.7" }],
      ["ShuffleNet (g = 3)", named("shufflenet_v1_g3"), { flops: 140, parameters: 1.8, errors: "32.6/12.5" }],
      ["SE-ShuffleNet (g = 3)", named("se_shufflenet_v1_g3"), { flops: 142, parameters: 2.4, errors: "31.0/11.1" }],
    ],
    remark: "ShuffleNet's parameters are cut off after the first digit in the paper, not rounded.",
  },
  {
    title: "Table 10: reduction ratio",
    unit: "GFLOPs",
    rows: [
      ["r = 2", ablation({ reduction: 2 }), { parameters: 45.7, errors: "22.29/6.00" }],
      ["r = 4", ablation({ reduction: 4 }), { parameters: 35.7, errors: "22.25/6.09" }],
      ["r = 8", ablation({ reduction: 8 }), { parameters: 30.7, errors: "22.26/5.99" }],
      ["r = 16", ablation(), { parameters: 28.1, errors: "22.28/6.03" }],
      ["r = 32", ablation({ reduction: 32 }), { parameters: 26.9, errors: "22.72/6.20" }],
      ["no SE", resnet(50), { parameters: 25.6, errors: "23.30/6.55" }],
    ],
    remark: "At r = 8 the paper prints 30.7; the network has 30.64 with the running statistics.",
  },
  {
    title: "Table 13: stages",
    unit: "GFLOPs",
    rows: [
      ["no SE", resnet(50), { flops: 3.86, parameters: 25.6, errors: "23.30/6.55" }],
      [
        "Stage 2 (our stage 1)",
        ablation({}, { where: { stages: [1] } }),
        { flops: 3.86, parameters: 25.6, errors: "23.03/6.48" },
      ],
      [
        "Stage 3 (our stage 2)",
        ablation({}, { where: { stages: [2] } }),
        { flops: 3.86, parameters: 25.7, errors: "23.04/6.32" },
      ],
      [
        "Stage 4 (our stage 3)",
        ablation({}, { where: { stages: [3] } }),
        { flops: 3.86, parameters: 26.4, errors: "22.68/6.22" },
      ],
      ["all", ablation(), { flops: 3.87, parameters: 28.1, errors: "22.28/6.03" }],
    ],
  },
  {
    title: "Table 14: placement",
    unit: "GFLOPs",
    rows: [
      ["SE", ablation(), { errors: "22.28/6.03" }],
      ["SE-PRE", ablation({}, { at: "branchInput" }), { errors: "22.23/6.00" }],
      ["SE-POST", ablation({}, { at: "output" }), { errors: "22.78/6.35" }],
      ["SE-Identity", ablation({}, { at: "shortcut" }), { errors: "22.20/6.15" }],
    ],
    remark: "The paper prints errors alone in this table.",
  },
  {
    title: "Table 15: inside the branch",
    unit: "GFLOPs",
    rows: [
      ["SE", ablation(), { flops: 3.87, parameters: 28.1, errors: "22.28/6.03" }],
      ["SE_3×3", ablation({}, { at: "conv2" }), { flops: 3.86, parameters: 25.8, errors: "22.48/6.02" }],
    ],
  },
  {
    title: "Table 16: the squeeze",
    unit: "GFLOPs",
    rows: [
      ["ResNet-50", resnet(50), { flops: 3.86, parameters: 25.6, errors: "23.30/6.55" }],
      ["NoSqueeze", ablation({ squeeze: "none" }), { flops: 4.27, parameters: 28.1, errors: "22.93/6.39" }],
      ["SE", ablation(), { flops: 3.87, parameters: 28.1, errors: "22.28/6.03" }],
    ],
  },
];

/** The other tables, which print errors alone: quoted, since nothing of them is measured here. */
export const errorTables = [
  {
    title: "Table 8: single crop at 224 px, and at 320 or 299 px (top-1/top-5)",
    header: ["network", "224", "320 or 299"],
    rows: [
      ["ResNet-152", "23.0/6.7", "21.3/5.5"],
      ["ResNet-200", "21.7/5.8", "20.1/4.8"],
      ["Inception-v3", "-", "21.2/5.6"],
      ["Inception-v4", "-", "20.0/5.0"],
      ["Inception-ResNet-v2", "-", "19.9/4.9"],
      ["ResNeXt-101 (64×4d)", "20.4/5.3", "19.1/4.4"],
      ["SENet-154", "18.68/4.47", "17.28/3.79"],
    ],
  },
  {
    title: "Table 11: squeeze (top-1/top-5)",
    header: ["squeeze", "config", "error"],
    rows: [
      ["Max", "`squeeze: max`", "22.57/6.09"],
      ["Avg", "`squeeze: avg`", "22.28/6.03"],
    ],
  },
  {
    title: "Table 12: gate (top-1/top-5)",
    header: ["gate", "config", "error"],
    rows: [
      ["ReLU", "`gate: relu`", "23.47/6.98"],
      ["Tanh", "`gate: tanh`", "23.00/6.38"],
      ["Sigmoid", "`gate: sigmoid`", "22.28/6.03"],
    ],
  },
];
