import { attachmentGraph } from "@netgraft/testing";
import { summarize } from "@netgraft/core/graph";
import { expect } from "chai";
import { framework } from "../support/framework.js";

const size = { channels: 256, height: 14, width: 14 };

/** Parameters at 256 channels, counted by running the reference implementations of the papers' authors (or timm's). */
const counted: readonly (readonly [type: string, options: object, parameters: number])[] = [
  ["se", {}, 8192],
  ["se", { bias: true }, 8464],
  ["ese", {}, 65792],
  ["eca", {}, 5],
  ["ge", {}, 0],
  ["scse", { reduction: 16 }, 8721],
  ["cbam", {}, 8564],
  ["bam", {}, 17361],
  ["gc", {}, 8753],
  ["srm", {}, 1024],
  ["fca", {}, 8192],
  ["coord", {}, 6680],
  ["simam", {}, 0],
  ["triplet", {}, 300],
  ["gct", {}, 768],
  ["gaussian_gct", {}, 0],
  ["lct", {}, 512],
  ["nam", {}, 512],
  ["sge", {}, 128],
  ["sa", {}, 12],
];

/** Parameters by the formulas of the papers, C = 256 and H = W = 14. */
const formulas: readonly (readonly [type: string, options: object, parameters: number])[] = [
  // Three depthwise 3×3 with BN; one 14×14; SE's two layers after it.
  ["ge", { variant: "theta", extent: 8 }, 3 * (9 * 256 + 2 * 256)],
  ["ge", { variant: "theta" }, 14 * 14 * 256 + 2 * 256],
  ["ge", { variant: "thetaPlus" }, 14 * 14 * 256 + 2 * 256 + 2 * 256 * 16],
  // SE with biases, for there is no block before.
  ["dca", {}, 2 * 256 * 16 + 16 + 256],
  // θ, φ and g to 128 channels and W_z back, with biases, and BN.
  ["nl", {}, 4 * 256 * 128 + 3 * 128 + 256 + 2 * 256],
];

describe("parameters of attention blocks at 256 channels", () => {
  for (const [type, options, parameters] of [...counted, ...formulas])
    it(`${type} ${JSON.stringify(options)}`, () => {
      const graph = attachmentGraph(framework.catalog.attachments.get(type), options, size);
      expect(summarize(graph).parameters).to.equal(parameters);
    });

  it("the paper's rule for ECA's kernel gives its 80 weights on ResNet-50, the code's rule 86", () => {
    const added = (options: object): number =>
      framework
        .compose({ extends: "resnet50", attachments: [{ attach: { type: "eca", ...options } }] })
        .summary()
        .attachments.reduce((total, { parameters }) => total + parameters, 0);
    expect(added({ kernelRule: "nearest" })).to.equal(80);
    expect(added({})).to.equal(86);
  });
});
