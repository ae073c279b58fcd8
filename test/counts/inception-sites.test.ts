import { expect } from "chai";
import { framework } from "../support/framework.js";

/** What SE without biases adds at places that oracles.csv does not list: 2 · C · ⌊C / 16⌋ for each module's C. */
describe("SE in the Inception family, counted by hand", () => {
  const cost = (...channels: readonly number[]): number =>
    channels.reduce((total, count) => total + 2 * count * Math.floor(count / 16), 0);
  const times = (count: number, channels: number): number[] => Array.from({ length: count }, () => channels);

  function added(type: string, rule: { readonly at?: string; readonly where?: { readonly path: string } }): number {
    const input = { height: 299, width: 299 };
    const config = { name: type, input, backbone: { type } };
    const attachments = [{ attach: { type: "se" }, ...rule }];
    const [plain, gated] = [config, { ...config, attachments }].map((each) => framework.compose(each).summary());
    return (gated?.parameters ?? 0) - (plain?.parameters ?? 0);
  }

  it("after every module of GoogLeNet", () => {
    expect(added("googlenet", {})).to.equal(cost(256, 480, 512, 512, 512, 528, 832, 832, 1024));
  });

  it("after every module of Inception-v4, both reductions included", () => {
    expect(added("inception_v4", {})).to.equal(cost(...times(4, 384), ...times(8, 1024), ...times(4, 1536)));
  });

  it("after the three plain modules of Inception-ResNet-v2", () => {
    expect(added("inception_resnet_v2", { at: "output", where: { path: "mixed_*" } })).to.equal(701_568);
  });

  it("on the joined branches of Inception-ResNet-v2, before the up-projection", () => {
    expect(added("inception_resnet_v2", { at: "concat" })).to.equal(
      cost(...times(10, 128), ...times(20, 384), ...times(10, 448)),
    );
  });
});
