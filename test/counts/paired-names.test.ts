import { pairNames } from "@netgraft/weights";
import { expect } from "chai";
import { framework } from "../support/framework.js";
import { publishedNames } from "../support/published-names.js";

/** Networks in two layouts: both sources build them in the same order, so that the n-th tensor of one is the n-th of the other. */
const networks = [
  ["efficientnet_b0", "timm-efficientnet_b0", "torchvision-efficientnet_b0"],
  ["mobilenet_v1", "timm-mobilenetv1_100", "pytorchcv-mobilenet_w1"],
  ["mobilenet_v2", "timm-mobilenetv2_100", "torchvision-mobilenet_v2"],
  ["mobilenet_v3_large", "timm-mobilenetv3_large_100", "torchvision-mobilenet_v3_large"],
  ["vgg16_bn", "timm-vgg16_bn", "torchvision-vgg16_bn"],
] as const;

describe("a state dict in another library's layout", () => {
  for (const [preset, other, own] of networks)
    it(`${other} is paired with ${preset}, in its own order and with its names sorted`, () => {
      const theirs = Object.entries(publishedNames(other));
      const order = Object.keys(publishedNames(own));
      const expected = theirs.map(([name], index) => [order[index], name]);
      const specs = framework.compose(preset).graph.state();
      for (const hasOrder of [true, false]) {
        const listed = hasOrder ? theirs : theirs.toSorted(([a], [b]) => (a < b ? -1 : 1));
        const found = new Map(listed.map(([name, shape]) => [name, { shape }]));
        const { names, note } = pairNames(specs, found, { hasOrder });
        expect([...names]).to.deep.equal(expected);
        expect(note).to.match(/^its names are another layout's: \d+ modules paired by their order/);
      }
    });
});
