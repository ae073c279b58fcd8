import { expect } from "chai";
import { counted } from "./problem.js";

describe("counted", () => {
  for (const [count, expected] of [
    [0, "0 epochs"],
    [1, "1 epoch"],
    [2, "2 epochs"],
  ] as const)
    it(`makes ${count} to ${expected}`, () => {
      expect(counted(count, "epoch")).to.equal(expected);
    });

  it("takes the number as it is to be written", () => {
    expect(counted(1234, "picture", "1,234")).to.equal("1,234 pictures");
  });
});
