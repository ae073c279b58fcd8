import { coreOperations } from "@netgraft/core/graph";
import { expect } from "chai";
import { onEachEngine } from "../support/engines.js";
import { expectGradients, gradientGoldens, gradientProgram } from "./operation-goldens.js";
import { tolerance } from "./relative-distance.js";

/** Second derivatives would need these; training takes first ones. */
const withoutGradient = ["convInputGradient", "convWeightGradient", "maxPoolGradient"];

onEachEngine("the gradients of operations against PyTorch's autograd in float64", (engine) => {
  it("are compared for every operation of core", () => {
    const compared = new Set([...gradientGoldens.map(({ operation }) => operation), ...withoutGradient]);
    expect([...coreOperations.keys()].filter((kind) => !compared.has(kind))).to.deep.equal([]);
  });

  for (const golden of gradientGoldens)
    it(golden.name, async () => {
      const { program, feeds } = gradientProgram(golden);
      expectGradients(await engine.run(program, feeds), golden, tolerance);
    });
});
