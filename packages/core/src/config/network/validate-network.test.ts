import { expect } from "chai";
import { ConfigInvalidError, UnknownComponentError } from "../../errors/index.js";
import { validateNetwork } from "../index.js";
import { components } from "../testing/example-components.test.js";
import { treeFromJson } from "../testing/tree-from-json.test.js";

const resnet = '"name": "n", "backbone": {"type": "resnet", "depth": 50}';

describe("validateNetwork", () => {
  it("fills in the defaults of the form and of the components", () => {
    const tree = treeFromJson(
      `{${resnet}, "attachments": [{"attach": {"type": "se", "bias": true}}, {"id": "b", "attach": {"type": "se"}, "at": "conv2"}]}`,
    );
    expect(validateNetwork(tree, components)).to.deep.equal({
      name: "n",
      plugins: [],
      input: { channels: 3, height: 224, width: 224 },
      classes: 1000,
      backbone: { type: "resnet", options: { depth: 50, stem: "imagenet", dropout: 0 } },
      attachments: [
        { id: "se", attach: { type: "se", options: { reduction: 16, bias: true, gate: "sigmoid" } } },
        { id: "b", attach: { type: "se", options: { reduction: 16, bias: false, gate: "sigmoid" } }, at: "conv2" },
      ],
      preprocess: {
        cropRatio: 0.875,
        rounding: "round",
        cropMode: "center",
        interpolation: "bilinear",
        mean: [0.485, 0.456, 0.406],
        std: [0.229, 0.224, 0.225],
      },
    });
  });

  it("takes every key of the form", () => {
    const tree =
      treeFromJson(`{"$schema": "./s.json", "extends": "./a.yaml", ${resnet}, "plugins": ["./p.mjs"], "classes": 2, "labels": ["a", "b"],
      "input": {"channels": 1}, "preprocess": {"mean": [0.5], "std": [0.5]},
      "attachments": [{"attach": {"type": "se"}, "replace": "conv2",
        "where": {"stages": [1, 4], "blocks": [0, -1, "1..3", "::2"], "path": "layer3.*", "stride": 2}}]}`);
    expect(validateNetwork(tree, components)).to.deep.include({
      classes: 2,
      labels: ["a", "b"],
      input: { channels: 1, height: 224, width: 224 },
    });
  });

  it("fills in how a network is trained", () => {
    const tree = treeFromJson(
      `{${resnet}, "training": {"dataset": {"type": "folder", "path": "d"}, "epochs": 2, "optimizer": {"type": "sgd"},
        "augmentations": [{"type": "horizontalFlip"}, {"type": "padAndCrop", "padding": 2}]}}`,
    );
    expect(validateNetwork(tree, components).training).to.deep.equal({
      dataset: { type: "folder", options: { path: "d" } },
      epochs: 2,
      batch: 128,
      accumulate: 1,
      seed: 0,
      learningRate: 0.1,
      loss: { type: "crossEntropy", options: { labelSmoothing: 0 } },
      // With a type of its own it has the component's defaults, not those of the one that is not chosen.
      optimizer: { type: "sgd", options: { momentum: 0 } },
      schedule: { type: "cosine", options: { warmupEpochs: 0 } },
      augmentations: [
        { type: "horizontalFlip", options: { probability: 0.5 } },
        { type: "padAndCrop", options: { padding: 2 } },
      ],
      averageWarmup: false,
      sampling: "shuffled",
      auxiliaryWeight: 0.3,
      monitor: "top1",
      trackers: [],
    });
  });

  it("leaves the means of other than RGB inputs to whoever classifies pictures", () => {
    const tree = treeFromJson(`{${resnet}, "input": {"channels": 4}}`);
    expect(validateNetwork(tree, components).input.channels).to.equal(4);
  });

  it("reports all problems of form, options and types at once, as NG_CONFIG_INVALID", () => {
    const tree = treeFromJson(
      `{${resnet}, "classes": -1, "attachments": [{"attach": {"type": "se", "reduction": 0}}, {"attach": {"type": "sse"}}]}`,
    );
    expect(() => validateNetwork(tree, components))
      .to.throw(ConfigInvalidError)
      .with.property("problems")
      .that.has.lengthOf(3);
  });

  it("throws NG_UNKNOWN_COMPONENT where only types are unknown", () => {
    const tree = treeFromJson(
      '{"name": "n", "backbone": {"type": "resent"}, "attachments": [{"attach": {"type": "zzzzzz"}}]}',
    );
    expect(() => validateNetwork(tree, components)).to.throw(
      UnknownComponentError,
      'backbone.type: unknown backbone "resent"; expected one of resnet, vgg. Did you mean "resnet"? (net.yaml:1:36)\n' +
        'attachments[0].attach.type: unknown attachment "zzzzzz"; expected one of many, se (net.yaml:1:83)',
    );
  });
});
