import { initialize } from "@netgraft/weights";
import { expect } from "chai";
import { framework } from "../support/framework.js";
import { nameDerivedState } from "../support/run.js";
import { unchangedByStep } from "./one-step.js";
import { packedAttachments } from "./packed-attachments.js";

/** Parameters whose gradient is 0 but for rounding, whatever the pictures. */
const withoutGradient: readonly RegExp[] = [
  // A batch norm follows, which takes away what they add.
  /\.bam\.ch_att\.init_fc\.fc\.bias$/,
  /\.bam\.sp_att\.(init_conv|dil_convs\.conv\d)\.conv\.bias$/,
  /\.coord\.conv1\.bias$/,
  /\.nl\.z\.bias$/,
  /^features\.\d+\.block\.\d+\.1\.bias$/, // MobileNetV3's norm at a block's linear end.
  // A softmax follows, which does not change by what all have in common.
  /\.gc\.conv_attn\.bias$/,
];

/**
 * What the first step of a network with drawn weights leaves as it is, because something that is 0 at first multiplies it:
 * a scale, the weights of a norm or the last layer of a branch.
 */
const heldBackByZeros: Readonly<Record<string, readonly string[]>> = {
  gct: ["alpha"],
  gc: ["conv_attn.weight", "mlp_add.fc1.weight", "mlp_add.fc1.bias", "mlp_add.norm.weight", "mlp_add.norm.bias"],
  nl: ["t.weight", "t.bias", "p.weight", "p.bias", "g.weight", "g.bias", "z.weight"],
  sa: ["gn.weight", "gn.bias"],
  srm: ["bn.weight"],
};

const isExplained = (name: string): boolean => withoutGradient.some((pattern) => pattern.test(name));

describe("one step of training of every backbone with every attachment", () => {
  for (const backbone of framework.catalog.backbones.all())
    it(`changes every parameter of ${backbone.type}`, async () => {
      const failures: string[] = [];
      for (const { network, types } of packedAttachments(backbone)) {
        const unchanged = await unchangedByStep(network.graph, nameDerivedState(network.graph, Math.SQRT2));
        const unexplained = unchanged.filter((name) => !isExplained(name));
        if (unexplained.length > 0) failures.push(`with ${types.join(", ")}: ${unexplained.join(", ")}`);
      }
      expect(failures).to.deep.equal([]);
    }).timeout(240_000);

  it("changes all of a network with drawn weights, but for what zeros hold back at first", async () => {
    const found: Record<string, readonly string[]> = {};
    for (const { network } of packedAttachments(framework.catalog.backbones.get("resnet"))) {
      const { graph } = network;
      const unchanged = await unchangedByStep(graph, initialize(graph.state(), { seed: 1 }));
      const names = unchanged.filter((name) => !isExplained(name));
      const { attachments } = network.summary();
      for (const { path, type } of attachments) {
        const own = names.filter((name) => name.startsWith(`${path}.`)).map((name) => name.slice(path.length + 1));
        if (own.length > 0) found[type] = own;
      }
      expect(names.filter((name) => !attachments.some(({ path }) => name.startsWith(`${path}.`)))).to.deep.equal([]);
    }
    expect(found).to.deep.equal(heldBackByZeros);
  }).timeout(120_000);
});
