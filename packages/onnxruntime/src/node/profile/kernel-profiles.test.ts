import { expect } from "chai";
import { axes, GraphBuilder, multiply, only, relu } from "@netgraft/core/graph";
import { executionProfile } from "./kernel-profiles.js";
import { quickestRuns } from "./quickest-runs.js";

describe("a profile by the nodes of a graph", () => {
  const b = new GraphBuilder("small");
  const x = b.input("x", { dtype: "float32", axes: axes({ batch: 1, channel: 8 }) });
  const gate = only(b.apply(relu, [x], {}, "block.gate"));
  b.output("y", only(b.apply(multiply, [x, gate], {}, "block.scale")));
  const graph = b.build();
  const node = (opType: string, name: string, inputs: readonly string[], outputs: readonly string[]) => ({
    name,
    opType,
    inputs,
    outputs,
  });

  it("has what is written below a node, moved for a node, or without a name at that node", () => {
    const written = [
      node("HardSwish", "block.gate", ["x"], ["block.gate"]),
      node("Unsqueeze", "block.scale/Unsqueeze", ["block.gate", "c"], ["block.scale/Unsqueeze"]),
      node("Mul", "block.scale", ["x", "block.scale/Unsqueeze"], ["y"]),
    ];
    const rewritten = [
      node("HardSigmoid", "", ["x"], ["inlined"]),
      node("Mul", "", ["x", "inlined"], ["block.gate"]),
      node("Unsqueeze", "block.scale/Unsqueeze", ["block.gate", "c"], ["block.scale/Unsqueeze"]),
      node("ReorderOutput", "ReorderOutput_token_3", ["block.scale/Unsqueeze"], ["moved"]),
      node("Mul", "block.scale", ["x", "moved"], ["y"]),
    ];
    const kernels = [
      ["HardSigmoid_17", "HardSigmoid"],
      ["Mul_18", "Mul"],
      ["block.scale/Unsqueeze", "Unsqueeze"],
      ["ReorderOutput_token_3", "ReorderOutput"],
      ["block.scale", "Mul"],
      ["unheard-of", "Mul"],
    ].map(([name = "", operation = ""], index) => ({ name, operation, bytes: 1, milliseconds: [index, 9] }));
    const profile = executionProfile({ graph, written, rewritten, milliseconds: [20, 30], kernels });
    expect(profile.milliseconds).to.equal(20);
    expect(
      profile.kernels.map(({ nodes, milliseconds, isLayout }) => [...nodes, milliseconds, isLayout]),
    ).to.deep.equal([
      ["block.gate", 0, false],
      ["block.gate", 1, false],
      ["block.scale", 2, false],
      ["block.scale", 3, true],
      ["block.scale", 4, false],
      [5, false],
    ]);
  });

  it("takes the quickest quarter of the runs, at least one", () => {
    expect(quickestRuns([5])).to.deep.equal([0]);
    expect(quickestRuns([5, 3, 4, 6])).to.deep.equal([1]);
    expect(quickestRuns([5, 3, 4, 6, 1])).to.deep.equal([4, 1]);
  });
});
