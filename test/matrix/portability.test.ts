import { type Backbone, NetgraftError } from "@netgraft/core";
import { expect } from "chai";
import { framework } from "../support/framework.js";
import { portabilityMisfits } from "./portability-misfits.js";

/** Where the papers put an attachment in a network of this family: the site, or the convolution that it replaces. */
function expectedPlace(type: string, { standard, standardReplaceable }: Backbone): string | undefined {
  const { build, standard: own = standard } = framework.catalog.attachments.get(type);
  return build === undefined ? standardReplaceable : own;
}

describe("a config with nothing but an attachment's type", () => {
  for (const backbone of framework.catalog.backbones.all()) {
    it(`is portable to ${backbone.type}`, () => {
      for (const { type } of framework.catalog.attachments.all()) {
        const misfit = portabilityMisfits.find(
          ({ backbones, types }) => backbones.includes(backbone.type) && types.includes(type),
        );
        const compose = () =>
          framework.compose({
            name: "portable",
            backbone: { type: backbone.type },
            attachments: [{ attach: { type } }],
          });
        if (misfit === undefined) {
          const { attachments } = compose().summary();
          const places = new Set(attachments.map(({ site }) => site));
          expect([...places], type).to.deep.equal([expectedPlace(type, backbone)]);
        } else expect(compose, type).to.throw(NetgraftError, misfit.because).with.property("code", misfit.code);
      }
    });
  }

  it("gives BAM the three bottlenecks of its paper's ResNet", () => {
    const { attachments } = framework
      .compose({ extends: "resnet50", attachments: [{ attach: { type: "bam" } }] })
      .summary();
    expect(attachments.map(({ path }) => path)).to.deep.equal(["layer2.bam", "layer3.bam", "layer4.bam"]);
  });

  it("puts SK in place of a bottleneck's 3×3", () => {
    const { graph } = framework.compose({ extends: "resnet50", attachments: [{ attach: { type: "sk" } }] });
    expect(graph.state().some(({ name }) => name === "layer1.0.conv2.weight")).to.equal(false);
    expect(graph.state().some(({ name }) => name === "layer1.0.sk.paths.1.conv.weight")).to.equal(true);
  });
});
