import { itExplains } from "../testing/message-of.test.js";

/** A valid config but for its `training` section, whose keys stand on line 2 after a dataset and a number of epochs. */
const training = (keys: string, network = '"type": "vgg"') =>
  `{"name": "n", "backbone": {${network}}, "training": {"dataset": {"type": "folder", "path": "d"}, "epochs": 5,\n${keys}}}`;

describe("messages about training", () => {
  itExplains([
    [
      "what is missing",
      '{"name": "n", "backbone": {"type": "vgg"},\n"training": {}}',
      "training.dataset: this key is missing; expected a map such as { type: folder, path: data } (net.yaml:2:13)\n" +
        "training.epochs: this key is missing; expected a positive integer (net.yaml:2:13)",
    ],
    [
      "no map at all",
      '{"name": "n", "backbone": {"type": "vgg"},\n"training": 3}',
      "training: wrong type; expected a map with the keys dataset and epochs; found the number 3 (net.yaml:2:13)",
    ],
    [
      "a misspelt key",
      training('"learningrate": 0.1'),
      'training.learningrate: unknown key; expected one of dataset, epochs, batch, accumulate, seed, learningRate, loss, optimizer, schedule, augmentations, clipNorm, averageDecay, averageWarmup, sampling, freeze, groups, earlyStopping, auxiliaryWeight, monitor, weights, trackers. Did you mean "learningRate"? (net.yaml:2:1)',
    ],
    [
      "a misspelt optimizer",
      training('"optimizer": {"type": "sdg"}'),
      'training.optimizer.type: unknown optimizer "sdg"; expected one of adamw, sgd. Did you mean "sgd"? (net.yaml:2:23)',
    ],
    [
      "an option of another optimizer",
      training('"optimizer": {"type": "adamw", "momentum": 0.9}'),
      "training.optimizer.momentum: unknown key; expected beta1 (net.yaml:2:32)",
    ],
    [
      "an optimizer without a type",
      training('"optimizer": {"momentum": 0.9}'),
      "training.optimizer.type: this key is missing; expected one of adamw, sgd (net.yaml:2:14)",
    ],
    [
      "text for a schedule",
      training('"schedule": "cosine"'),
      'training.schedule: wrong type; expected a map such as { type: cosine, warmupEpochs: 1 }; found text "cosine" (net.yaml:2:13)',
    ],
    [
      "a misspelt augmentation",
      training('"augmentations": [{"type": "horizontalFlop"}]'),
      'training.augmentations[0].type: unknown augmentation "horizontalFlop"; expected one of horizontalFlip, padAndCrop. Did you mean "horizontalFlip"? (net.yaml:2:28)',
    ],
    [
      "numbers out of range",
      training('"batch": 0, "averageDecay": 1, "learningRate": -0.1, "clipNorm": 0'),
      "training.batch: out of range; expected a positive integer; found the number 0 (net.yaml:2:10)\n" +
        "training.learningRate: out of range; expected a positive number; found the number -0.1 (net.yaml:2:48)\n" +
        "training.clipNorm: out of range; expected a positive number; found the number 0 (net.yaml:2:66)\n" +
        "training.averageDecay: out of range; expected a number above 0 and below 1; found the number 1 (net.yaml:2:29)",
    ],
    [
      "weights of another form",
      training('"weights": {"file": "w.safetensors", "exept": ["fc"], "except": []}'),
      "training.weights.except: too short; expected a list of one or more values, each text of 1 to 1000 characters; found an empty list (net.yaml:2:65)\n" +
        'training.weights.exept: unknown key; expected one of file, from, stateDict, rename, except, adapt, graft. Did you mean "except"? (net.yaml:2:38)',
    ],
    [
      "weights without a file, with two, and names that cannot be told",
      training('"weights": {"except": ["fc"], "rename": {"a*b*": "c", "x.*": "*.*"}, "adapt": ["inputs"]}'),
      "training.weights.rename.a*b*: `*` stands more than once between two dots of the key; expected at most one, so that it is plain what it stands for (net.yaml:2:50)\n" +
        'training.weights.rename["x.*"]: this has more `*` than its key; expected at most 1 (net.yaml:2:62)\n' +
        'training.weights.adapt[0]: unknown choice; expected one of input, classes; found text "inputs". Did you mean "input"? (net.yaml:2:80)\n' +
        "training.weights.file: this key is missing; expected the path of a file (net.yaml:2:12)",
    ],
    [
      "weights with two files",
      training('"weights": {"file": "a.pth", "from": "b.pth"}'),
      "training.weights.from: `file` and `from` are the same; expected one of the two; `file: null` removes an inherited `file` (net.yaml:2:38)",
    ],
    [
      "mistakes of all kinds together",
      training(
        '"epoch": 3, "loss": {"type": "crossEntropy", "smoothing": 0.1}, "monitor": "top5",\n"schedule": {"type": "cosin"}',
        '"type": "resnet", "depth": 51',
      ),
      'training.monitor: unknown choice; expected one of top1, loss; found text "top5". Did you mean "top1"? (net.yaml:2:76)\n' +
        'training.epoch: unknown key; expected one of dataset, epochs, batch, accumulate, seed, learningRate, loss, optimizer, schedule, augmentations, clipNorm, averageDecay, averageWarmup, sampling, freeze, groups, earlyStopping, auxiliaryWeight, monitor, weights, trackers. Did you mean "epochs"? (net.yaml:2:1)\n' +
        'backbone.depth: unknown choice; expected one of 18, 50, 101; found the number 51. Did you mean "50"? (net.yaml:1:55)\n' +
        "training.loss.smoothing: unknown key; expected labelSmoothing (net.yaml:2:46)\n" +
        'training.schedule.type: unknown schedule "cosin"; expected one of constant, cosine. Did you mean "cosine"? (net.yaml:3:22)',
    ],
  ]);
});
