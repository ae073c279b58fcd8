import type { TensorSpec } from "@netgraft/core/graph";
import { expect } from "chai";
import { portions } from "./portions.js";

const spec = (name: string, elements: number): TensorSpec => ({
  name,
  shape: [elements],
  dtype: "float32",
  role: "parameter",
  initializer: { kind: "zeros" },
});

describe("portions of a state", () => {
  it("are as large as they may be, in order, and a tensor that is larger is one", () => {
    const most = 1 << 22;
    const specs = [spec("a", 1), spec("b", most - 1), spec("c", 1), spec("d", 3 * most), spec("e", 2), spec("f", 3)];
    const names = portions(specs).map((each) => each.map(({ name }) => name).join(""));
    expect(names).to.deep.equal(["ab", "c", "d", "ef"]);
    expect(portions([])).to.deep.equal([]);
  });
});
