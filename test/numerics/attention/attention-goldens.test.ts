import { attachmentGraph, attachmentPath } from "@netgraft/testing";
import { expect } from "chai";
import { channelCases, positionCases } from "./channel-cases.js";
import { type AttentionCase, type AttentionGolden, attentionGoldens } from "./golden.js";
import { largestDifference, outputOf } from "./run-case.js";
import { gateOfTheSqueeze, seCases } from "./se-cases.js";

const cases: Readonly<Record<string, AttentionCase>> = { ...seCases, ...channelCases, ...positionCases };

function golden(name: string): AttentionGolden {
  return attentionGoldens[name] ?? expect.fail(`attention.json has no case ${name}`);
}

describe("attention blocks against their formulas in float64", () => {
  it("are all that attention.json has", () => {
    const stored = Object.keys(attentionGoldens).filter((name) => !["_doc", "shape", "x", "dy"].includes(name));
    expect(Object.keys(cases)).to.have.members(stored);
  });

  for (const [name, each] of Object.entries(cases))
    it(`${name}: ${golden(name).formula}`, () => agree(each, golden(name)));

  it("SE without layers is GE-θ⁻", () => agree(gateOfTheSqueeze, golden("ge_theta_minus_global")));
});

async function agree(each: AttentionCase, expected: AttentionGolden): Promise<void> {
  const { shape, x } = attentionGoldens;
  const [, channels = 0, height = 0, width = 0] = shape;
  const graph = attachmentGraph(each.attachment, each.options, { channels, height, width });
  const y = await outputOf(graph, `${attachmentPath}.${each.attachment.type}.`, each.state(expected), shape, x);
  expect(largestDifference(y, expected.y)).to.be.lessThan(2e-6);
}
