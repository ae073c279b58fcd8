import { Ajv } from "ajv";
import { expect } from "chai";
import { exampleSchema } from "./example-schema.test.js";

const validate = new Ajv({
  strict: true,
  strictRequired: false,
  strictTypes: false,
  allErrors: true,
  // It tells of text that it is a path, and refuses none.
  formats: { path: true },
}).compile(exampleSchema);

const whole = (more: object = {}) => ({ name: "n", backbone: { type: "resnet", depth: 50 }, ...more });
const attached = (rule: object) => whole({ attachments: [rule] });
const se = { type: "se" };

describe("networkJsonSchema, by a validator", () => {
  const valid: readonly (readonly [what: string, config: unknown])[] = [
    ["the least", whole()],
    [
      "the whole form",
      {
        $schema: "./network.schema.json",
        name: "n",
        plugins: ["p"],
        input: { channels: 1, height: 32, width: 32 },
        classes: 10,
        backbone: { type: "resnet", depth: 18, dropout: 0.1 },
        attachments: [
          {
            id: "a",
            attach: { type: "se", reduction: 8, bias: true },
            at: "conv2",
            where: { stages: [1], blocks: [0, -1, "1..3", "::2"], path: "layer3.*", stride: 2 },
          },
          { attach: se, replace: "conv2" },
        ],
        preprocess: { cropRatio: 1, interpolation: "bicubic", mean: [0.5], std: [0.5] },
        labels: ["a"],
        training: {
          dataset: { type: "folder", path: "data" },
          epochs: 3,
          loss: { type: "crossEntropy" },
          optimizer: { type: "sgd", momentum: 0.5 },
          augmentations: [{ type: "horizontalFlip", probability: 0 }],
          monitor: "loss",
        },
      },
    ],
    ["each form of an option", attached({ attach: { type: "either", channels: 3 } })],
    ["options that no schema can tell", attached({ attach: { type: "unknowable", x: 1 } })],
    ["a site of the backbone", { name: "n", backbone: { type: "vgg" }, attachments: [{ attach: se, at: "output" }] }],
    ["a file that only extends", { extends: "resnet50" }],
    [
      "changes of an option without its type",
      { extends: "resnet50", backbone: { depth: 18 }, attachments: [{ id: "se", attach: { reduction: 4 } }] },
    ],
    [
      "removal by null",
      {
        extends: "x",
        classes: null,
        attachments: [
          { id: "se", attach: null },
          { id: "b", at: null, replace: "conv2" },
        ],
        input: { height: null },
      },
    ],
    [
      "changes of training",
      { extends: "x", training: { epochs: 3, optimizer: { momentum: 0.5 }, dataset: { path: "d" }, clipNorm: null } },
    ],
    ["removal of all attachments", { extends: "x", attachments: null }],
  ];
  for (const [what, config] of valid) {
    it(`takes ${what}`, () => {
      validate(config);
      expect(validate.errors ?? []).to.deep.equal([]);
    });
  }

  const invalid: readonly (readonly [what: string, config: unknown])[] = [
    ["a list", []],
    ["a config without a name", { backbone: { type: "vgg" } }],
    ["a config without a backbone", { name: "n" }],
    ["an unknown key", whole({ nmae: "n" })],
    ["an unknown backbone", { name: "n", backbone: { type: "resent", depth: 50 } }],
    ["a backbone without type", { name: "n", backbone: { depth: 50 } }],
    ["an unknown attachment", attached({ attach: { type: "sse" } })],
    ["an unknown option", attached({ attach: { type: "se", reductoin: 8 } })],
    ["an option of the wrong type", attached({ attach: { type: "se", bias: "yes" } })],
    ["an option out of range", attached({ attach: { type: "se", reduction: 0 } })],
    ["a missing option", { name: "n", backbone: { type: "resnet" } }],
    ["options of two forms", attached({ attach: { type: "either", channels: 3, ratio: 2 } })],
    ["a key beside attach that is none of a rule", attached({ attach: se, reduction: 8 })],
    ["at and replace together", attached({ attach: se, at: "conv2", replace: "conv2" })],
    ["a site that no backbone has", attached({ attach: se, at: "conv9" })],
    ["a site of another backbone", attached({ attach: se, at: "output" })],
    ["an id with a dot", attached({ id: "a.b", attach: se })],
    ["a malformed range", attached({ attach: se, where: { blocks: ["1-3"] } })],
    ["a fraction of a class", whole({ classes: 1.5 })],
    ["null where nothing is extended", whole({ classes: null })],
    ["training without a dataset", whole({ training: { epochs: 1 } })],
    [
      "an option of another optimizer",
      whole({ training: { dataset: { type: "folder", path: "d" }, epochs: 1, optimizer: { type: "sgd", beta: 1 } } }),
    ],
    ["an unknown key in changes", { extends: "x", nmae: "n" }],
    ["an unknown option in changes", { extends: "x", attachments: [{ id: "se", attach: { reductoin: 8 } }] }],
    ["an option of another type in changes", { extends: "x", backbone: { type: "vgg", depth: 18 } }],
    ["a wrong value in changes", { extends: "x", input: { height: "big" } }],
  ];
  for (const [what, config] of invalid) {
    it(`refuses ${what}`, () => expect(validate(config)).to.equal(false));
  }
});
