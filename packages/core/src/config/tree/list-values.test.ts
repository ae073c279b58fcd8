import { expect } from "chai";
import {
  applyOverrides,
  describeOrigin,
  listValues,
  mergeConfig,
  parseSet,
  type Sourced,
  type SourcedMap,
  validateNetwork,
  withDefaults,
} from "../index.js";
import { components } from "../testing/example-components.test.js";
import { parseValue, treeFromJson } from "../testing/tree-from-json.test.js";

/** A test's config is a map. */
const map = (text: string, name: string): SourcedMap => treeFromJson(text, name) as SourcedMap;

const shown = (tree: Sourced) =>
  listValues(tree).map(({ path, value, origin }) => `${path} = ${JSON.stringify(value)} # ${describeOrigin(origin)}`);

const base = map(
  `{"name": "n", "plugins": ["p"], "backbone": {"type": "resnet", "depth": 50},
"attachments": [{"attach": {"type": "se"}, "where": {"stages": [1, 2]}}, {"attach": {"type": "many"}}, {"attach": {"type": "many"}}]}`,
  "base.yaml",
);

describe("listValues", () => {
  it("lists each value in document order, with the path that --set takes and its origin", () => {
    const over = map('{"plugins": ["q"],\n"input": {}, "backbone": {"depth": 18}}', "over.yaml");
    const tree = applyOverrides(mergeConfig(base, over), [parseSet("attachments.se.reduction=8", parseValue)]);
    expect(shown(tree)).to.deep.equal([
      'name = "n" # base.yaml:1:10',
      'plugins[0] = "p" # base.yaml:1:27',
      'plugins[1] = "q" # over.yaml:1:14',
      'backbone.type = "resnet" # base.yaml:1:54',
      "backbone.depth = 18 # over.yaml:2:36",
      'attachments.se.attach.type = "se" # base.yaml:2:37',
      "attachments.se.attach.reduction = 8 # --set attachments.se.reduction=8",
      "attachments.se.where.stages = [1,2] # base.yaml:2:64",
      'attachments[1].attach.type = "many" # base.yaml:2:94',
      'attachments[2].attach.type = "many" # base.yaml:2:124',
      "input = {} # over.yaml:2:10",
    ]);
  });
});

describe("withDefaults", () => {
  it("adds what validation filled in, and changes nothing that is written", () => {
    const tree = map(
      '{"name": "n", "backbone": {"type": "resnet", "depth": 50},\n"attachments": [{"attach": {"type": "se", "bias": true}}], "input": {"height": 32}}',
      "a.yaml",
    );
    const full = withDefaults(tree, validateNetwork(tree, components));
    expect(shown(full)).to.deep.equal([
      'name = "n" # a.yaml:1:10',
      'backbone.type = "resnet" # a.yaml:1:36',
      "backbone.depth = 50 # a.yaml:1:55",
      'backbone.stem = "imagenet" # default',
      "backbone.dropout = 0 # default",
      'attachments.se.attach.type = "se" # a.yaml:2:37',
      "attachments.se.attach.bias = true # a.yaml:2:51",
      "attachments.se.attach.reduction = 16 # default",
      'attachments.se.attach.gate = "sigmoid" # default',
      'attachments.se.id = "se" # default',
      "input.height = 32 # a.yaml:2:80",
      "input.channels = 3 # default",
      "input.width = 224 # default",
      "plugins = [] # default",
      "classes = 1000 # default",
      "preprocess.cropRatio = 0.875 # default",
      'preprocess.rounding = "round" # default',
      'preprocess.cropMode = "center" # default',
      'preprocess.interpolation = "bilinear" # default',
      "preprocess.mean = [0.485,0.456,0.406] # default",
      "preprocess.std = [0.229,0.224,0.225] # default",
    ]);
  });

  it("adds the components of training that are not chosen, and the options of those that are", () => {
    const tree = map(
      '{"name": "n", "backbone": {"type": "vgg"}, "training": {"epochs": 3,\n"dataset": {"type": "folder", "path": "d"}, "augmentations": [{"type": "padAndCrop"}]}}',
      "a.yaml",
    );
    const full = withDefaults(tree, validateNetwork(tree, components));
    expect(shown(full).filter((line) => line.startsWith("training."))).to.deep.equal([
      "training.epochs = 3 # a.yaml:1:67",
      'training.dataset.type = "folder" # a.yaml:2:21',
      'training.dataset.path = "d" # a.yaml:2:39',
      'training.augmentations.padAndCrop.type = "padAndCrop" # a.yaml:2:72',
      "training.augmentations.padAndCrop.padding = 4 # default",
      "training.batch = 128 # default",
      "training.accumulate = 1 # default",
      "training.seed = 0 # default",
      "training.learningRate = 0.1 # default",
      'training.loss.type = "crossEntropy" # default',
      "training.loss.labelSmoothing = 0 # default",
      'training.optimizer.type = "sgd" # default',
      "training.optimizer.momentum = 0.9 # default",
      'training.schedule.type = "cosine" # default',
      "training.schedule.warmupEpochs = 0 # default",
      "training.averageWarmup = false # default",
      'training.sampling = "shuffled" # default',
      "training.auxiliaryWeight = 0.3 # default",
      'training.monitor = "top1" # default',
      "training.trackers = [] # default",
    ]);
  });
});
