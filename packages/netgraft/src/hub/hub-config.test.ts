import { expect } from "chai";
import { configOfHub } from "./hub-config.js";

const context = { shown: "hf-hub:o/n/config.json", name: "n", atTestSize: false };
/** The config.json that timm 1.0 writes of `resnet50.a1_in1k`, in short. */
const timm = {
  architecture: "resnet50",
  num_classes: 1000,
  num_features: 2048,
  global_pool: "avg",
  pretrained_cfg: {
    tag: "a1_in1k",
    custom_load: false,
    input_size: [3, 224, 224],
    test_input_size: [3, 288, 288],
    fixed_input_size: false,
    interpolation: "bicubic",
    crop_pct: 0.95,
    test_crop_pct: 1.0,
    crop_mode: "center",
    mean: [0.485, 0.456, 0.406],
    std: [0.229, 0.224, 0.225],
    num_classes: 1000,
    pool_size: [7, 7],
    first_conv: "conv1",
    classifier: "fc",
  },
};
const preprocess = {
  cropRatio: 0.95,
  rounding: "floor",
  cropMode: "center",
  interpolation: "bicubic",
  mean: [0.485, 0.456, 0.406],
  std: [0.229, 0.224, 0.225],
};
const whole = {
  extends: "resnet50",
  name: "n",
  classes: 1000,
  input: { channels: 3, height: 224, width: 224 },
  preprocess,
};

describe("the config of a config.json", () => {
  it("is the preset of its architecture, with the pictures as timm prepares them", () => {
    expect(configOfHub(timm, context)).to.deep.equal(whole);
  });

  it("is for the size of tests where that is asked for", () => {
    expect(configOfHub(timm, { ...context, atTestSize: true })).to.deep.equal({
      ...whole,
      input: { channels: 3, height: 288, width: 288 },
      preprocess: { ...preprocess, cropRatio: 1 },
    });
    const { test_input_size: _, test_crop_pct: __, ...rest } = timm.pretrained_cfg;
    const without = { ...timm, pretrained_cfg: rest };
    expect(configOfHub(without, { ...context, atTestSize: true })).to.deep.equal(whole);
  });

  it("has timm's defaults where nothing is said, or null", () => {
    for (const pretrained of [
      {},
      { input_size: null, crop_pct: null, interpolation: null, mean: null, label_names: null },
    ])
      expect(configOfHub({ architecture: "resnet18", pretrained_cfg: pretrained }, context)).to.deep.equal({
        extends: "resnet18",
        name: "n",
        input: { channels: 3, height: 224, width: 224 },
        preprocess: { cropRatio: 0.875, rounding: "floor", cropMode: "center", interpolation: "bicubic" },
      });
  });

  it("resizes as timm does where the input is no square", () => {
    for (const [mode, interpolation] of [
      ["center", "bilinear"],
      ["squash", "bicubic"],
      ["border", "bicubic"],
    ] as const)
      expect(
        configOfHub({ ...timm, pretrained_cfg: { input_size: [3, 32, 64], crop_mode: mode } }, context)["preprocess"],
      ).to.deep.include({ cropMode: mode, interpolation });
  });

  it("is read of the flat form of before", () => {
    const flat = {
      architecture: "resnet18",
      num_classes: 2,
      input_size: [3, 32, 64],
      crop_pct: 0.9,
      labels: ["a", "b"],
    };
    expect(configOfHub(flat, context)).to.deep.include({
      classes: 2,
      input: { channels: 3, height: 32, width: 64 },
      labels: ["a", "b"],
    });
  });

  it("has the arguments of the model as options", () => {
    const args = {
      num_classes: 7,
      in_chans: 1,
      drop_rate: 0.1,
      drop_path_rate: 0.2,
      output_stride: 16,
      global_pool: "avg",
    };
    const pretrained = { input_size: [1, 8, 8], mean: [0.5], std: 0.25 };
    expect(
      configOfHub({ architecture: "resnet18", model_args: args, pretrained_cfg: pretrained }, context),
    ).to.deep.include({
      classes: 7,
      input: { channels: 1, height: 8, width: 8 },
      backbone: { dropout: 0.1, dropPath: 0.2, outputStride: 16 },
    });
    const three = { architecture: "resnet18", pretrained_cfg: { mean: [0.5], std: 0.25 } };
    expect(configOfHub(three, context)["preprocess"]).to.deep.include({
      mean: [0.5, 0.5, 0.5],
      std: [0.25, 0.25, 0.25],
    });
  });

  it("has the labels by number, with what is shown", () => {
    const named = {
      ...timm,
      num_classes: 3,
      label_names: { 0: "n1", 2: "n3" },
      label_descriptions: { n1: "tench", n3: "n3" },
    };
    expect(configOfHub(named, context)["labels"]).to.deep.equal([{ folder: "n1", label: "tench" }, "class 1", "n3"]);
  });

  it("is the config that Netgraft has published", () => {
    const config = { name: "mine", backbone: { type: "resnet" }, plugins: [], labels: ["a"] };
    expect(configOfHub({ architecture: "resnet18", netgraft: { config } }, context)).to.deep.equal(config);
  });

  for (const [what, json, says] of [
    ["no map", [1], "this is no config"],
    ["no architecture", { num_classes: 3 }, "architecture: the architecture is not said"],
    ["a path as its architecture", { architecture: "../evil.yaml" }, 'found "../evil.yaml"'],
    ["a program as its architecture", { architecture: "evil.mjs" }, "the name of one of timm's models"],
    ["another network of the hub as its architecture", { architecture: "hf-hub:a/b" }, "architecture is not said"],
    [
      "what is not known of the network",
      { ...timm, model_args: { block_args: 1 } },
      "model_args.block_args: the network differs",
    ],
    ["another pooling", { ...timm, model_args: { global_pool: "max" } }, 'found "max"'],
    ["other channels", { ...timm, model_args: { in_chans: 4 } }, "expected 3, as input_size has; found 4"],
    ["a size that is none", { ...timm, pretrained_cfg: { input_size: [224, 224] } }, "channels, height and width"],
    ["labels that are none", { ...timm, label_names: "labels.txt" }, "label_names: wrong type"],
    ["labels that are no text", { ...timm, label_names: [1] }, "label_names: wrong type"],
    [
      "plugins",
      { netgraft: { config: { plugins: ["evil"] } } },
      "netgraft.config.plugins: what comes from the hub names no code",
    ],
    ["a base", { netgraft: { config: { extends: "./x.mjs" } } }, "netgraft.config.extends: "],
    ["training", { netgraft: { config: { training: {} } } }, "netgraft.config.training: "],
    ["labels in a file", { netgraft: { config: { labels: "/etc/passwd" } } }, "names no files"],
    ["a config that is none", { netgraft: 1 }, "netgraft.config: this is no config"],
  ] as const)
    it(`refuses ${what}`, () => {
      expect(() => configOfHub(json, context))
        .to.throw(says)
        .with.property("code", "NG_HUB_CONFIG");
    });
});
