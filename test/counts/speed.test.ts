import { expect } from "chai";
import { framework } from "../support/framework.js";

/** The least of many runs in milliseconds, which other work on the machine disturbs least. */
function best(runs: number, work: () => unknown): number {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    work();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

/** Composes and counts a pre-activation ResNet of 9n + 2 layers for CIFAR. */
function composeAndCount(blocks: number): number {
  const backbone = { type: "preresnet", stem: "cifar", block: "bottleneck", layers: [blocks, blocks, blocks] };
  const input = { height: 32, width: 32 };
  return framework.compose({ name: "deep", input, classes: 10, backbone }).summary().parameters;
}

describe("the time to compose and count", () => {
  it("is under 100 ms for a pre-activation ResNet-1001, once warm", () => {
    expect(best(20, () => framework.compose("preresnet1001_cifar").summary())).to.be.lessThan(100);
  });

  it("grows linearly with the depth", () => {
    const [shallow, deep] = [best(20, () => composeAndCount(37)), best(20, () => composeAndCount(148))];
    expect(deep / shallow).to.be.lessThan(4 * 1.75);
  });
});
