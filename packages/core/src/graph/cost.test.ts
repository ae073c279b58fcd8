import { expect } from "chai";
import { addCosts, elementwise, macs, noCost } from "./cost.js";

describe("costs", () => {
  it("add up by kind", () => {
    const total = addCosts([
      macs(10),
      elementwise("scale", 3),
      noCost,
      macs(5),
      elementwise("scale", 4),
      elementwise("pool", 1),
    ]);
    expect(total).to.deep.equal({ macs: 15, elementwise: { scale: 7, pool: 1 } });
  });

  it("of nothing are nothing", () => {
    expect(addCosts([])).to.deep.equal(noCost);
  });
});
