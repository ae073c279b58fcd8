import { expect } from "chai";
import { ecaKernel } from "./eca-kernel.js";

const given = { gamma: 2, beta: 1 };

describe("the size of ECA's kernel", () => {
  it("is that of the authors' code and timm", () => {
    const sizes = [8, 16, 64, 128, 256, 512, 1024, 2048].map((channels) =>
      ecaKernel(channels, { ...given, rule: "roundUp" }),
    );
    expect(sizes).to.deep.equal([3, 3, 3, 5, 5, 5, 5, 7]);
  });

  it("is the odd number nearest to the paper's, the lower of two", () => {
    // (log₂ C + 1) / 2 = 0.5, 2, 2.5, 3.5, 4.5, 5.5 and 6
    const sizes = [1, 8, 16, 64, 256, 1024, 2048].map((channels) => ecaKernel(channels, { ...given, rule: "nearest" }));
    expect(sizes).to.deep.equal([1, 1, 3, 3, 5, 5, 5]);
  });
});
