import { expect } from "chai";
import { framework } from "../support/framework.js";
import { publishedNames } from "../support/published-names.js";
import type { OracleConfig } from "./oracle.js";

interface NamedNetwork extends OracleConfig {
  /** What a name of the source is called here; by default the same. */
  readonly rename?: (name: string) => string;
}

/** pytorchcv's names of a ResNet as timm's, and what differs in its attention. */
function fromPytorchcv(attention: readonly (readonly [RegExp, string])[]): (name: string) => string {
  const rules: readonly (readonly [RegExp, string])[] = [
    ...attention,
    [/^features\.init_block\.conv\.conv/, "conv1"],
    [/^features\.init_block\.conv\.bn/, "bn1"],
    [/^features\.stage(\d)\.unit(\d+)/, "layer$1.$2"],
    [/(?:\.res_unit|\.body)+\b/, ""],
    [/\.identity_conv\.conv/, ".downsample.0"],
    [/\.identity_conv\.bn/, ".downsample.1"],
    [/(layer\d\.\d+)\.conv(\d)\.conv\b/, "$1.conv$2"],
    [/(layer\d\.\d+)\.conv(\d)\.bn\b/, "$1.bn$2"],
    [/^output/, "fc"],
  ];
  return (name) =>
    rules
      .reduce((renamed, [pattern, replacement]) => renamed.replace(pattern, replacement), name)
      // Units are counted from 1 there.
      .replace(/^(layer\d)\.(\d+)/, (_, layer: string, unit: string) => `${layer}.${Number(unit) - 1}`);
}

const resnet50 = { type: "resnet", depth: 50 };
const resnext50 = { ...resnet50, cardinality: 32, baseWidth: 4 };

/** Networks by the file of their names. timm calls every attention module `se`. */
const networks: Readonly<Record<string, NamedNetwork>> = {
  "timm-resnet50-eca": { backbone: resnet50, attachments: [{ id: "se", attach: { type: "eca" } }] },
  "timm-resnet50-cbam": { backbone: resnet50, attachments: [{ id: "se", attach: { type: "cbam", bias: false } }] },
  "timm-resnet50-gc": {
    backbone: resnet50,
    attachments: [{ id: "se", attach: { type: "gc", fusion: "scale", reduction: 8 } }],
  },
  "timm-ecaresnet50t": {
    backbone: { ...resnet50, stem: "tiered", stemWidth: 32, shortcut: "averagePool" },
    attachments: [{ id: "se", attach: { type: "eca" } }],
  },
  "timm-skresnext50_32x4d": {
    backbone: resnext50,
    attachments: [{ id: "conv2", attach: { type: "sk" } }],
    // timm's blocks have a convolution and its norm in one module.
    rename: (name) => name.replace(/\.conv([13])\.conv\b/, ".conv$1").replace(/\.conv([13])\.bn\b/, ".bn$1"),
  },
  "pytorchcv-sknet50": {
    backbone: resnext50,
    attachments: [{ id: "conv2", attach: { type: "sk", names: "pytorchcv" } }],
    rename: fromPytorchcv([]),
  },
  "pytorchcv-bam_resnet50": {
    backbone: resnet50,
    attachments: [{ attach: { type: "bam" } }],
    // Its BAM stands in the first unit of a stage, before the block.
    rename: fromPytorchcv([[/^features\.stage(\d)\.unit1\.bam/, "layer$1.bam"]]),
  },
};

describe("state-dict names of attention", () => {
  for (const [file, { rename = (name: string) => name, ...config }] of Object.entries(networks)) {
    it(`are those of ${file}`, () => {
      const state = framework.compose({ name: file, ...config }).graph.state();
      const published = Object.entries(publishedNames(file)).map(([name, shape]) => [rename(name), shape]);
      expect(Object.fromEntries(state.map(({ name, shape }) => [name, shape]))).to.deep.equal(
        Object.fromEntries(published),
      );
    });
  }
});
