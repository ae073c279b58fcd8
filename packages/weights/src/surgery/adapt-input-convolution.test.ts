import { float32Tensor } from "@netgraft/core/graph";
import { expect } from "chai";
import { adaptInputConvolution } from "./adapt-input-convolution.js";

// What timm 1.0.29 gives: adapt_input_conv(n, torch.arange(6.).reshape(2, 3, 1, 1)).
const ofTimm = [
  { channels: 1, rows: [3, 12] },
  { channels: 2, rows: [0, 1.5, 4.5, 6] },
  { channels: 4, rows: [0, 0.75, 1.5, 0, 2.25, 3, 3.75, 2.25] },
];

describe("a first convolution for other input channels", () => {
  const weight = float32Tensor([2, 3, 1, 1], Float32Array.of(0, 1, 2, 3, 4, 5));

  for (const { channels, rows } of ofTimm)
    it(`is as timm makes it for ${channels}`, () => {
      const adapted = adaptInputConvolution(weight, channels);
      expect(adapted?.shape).to.deep.equal([2, channels, 1, 1]);
      expect([...(adapted?.data ?? [])]).to.deep.equal(rows);
    });

  it("is not made from one for other than three", () => {
    expect(adaptInputConvolution(float32Tensor([1, 2], Float32Array.of(1, 2)), 3)).to.equal(undefined);
  });
});
