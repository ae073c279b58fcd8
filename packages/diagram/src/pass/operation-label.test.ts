import type { BlockBuilder, Value } from "@netgraft/core";
import { compose } from "@netgraft/core/graph";
import { expect } from "chai";
import { operationLabel } from "./operation-label.js";

/** What the last node of a network is called that is nothing but what `build` makes of 8 channels of 6 × 6. */
function label(build: (b: BlockBuilder, x: Value) => Value): string {
  const input = { channels: 8, height: 6, width: 6 };
  const { nodes } = compose({ name: "one", input, backbone: { type: "one", options: {}, build }, rules: [] });
  return operationLabel(nodes.at(-1) ?? expect.fail("no node"));
}

describe("the words for layers that blocks of authors have", () => {
  const cases: readonly (readonly [string, (b: BlockBuilder, x: Value) => Value])[] = [
    ["transposed conv 2×2, 4, stride 2", (b, x) => b.convTranspose("up", x, { channels: 4, kernel: 2, stride: 2 })],
    ["conv 3×1, 4, stride 2×1", (b, x) => b.conv("conv", x, { channels: 4, kernel: [3, 1], stride: [2, 1] })],
    ["GN, 4 groups", (b, x) => b.groupNorm("gn", x, { groups: 4 })],
    ["IN", (b, x) => b.instanceNorm("in", x)],
    ["LN", (b, x) => b.layerNorm("ln", x)],
    ["max pool to 2×3", (b, x) => b.adaptiveMaxPool(x, { height: 2, width: 3 })],
    ["max pool 2×3, stride 2×3", (b, x) => b.maxPool(x, { size: [2, 3] })],
    ["minimum 1", (b, x) => b.minimum(x, 1)],
    ["leaky ReLU", (b, x) => b.leakyRelu(x)],
  ];
  for (const [expected, build] of cases) it(`are ${expected}`, () => expect(label(build)).to.equal(expected));
});
