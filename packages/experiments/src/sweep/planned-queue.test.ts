import { expect } from "chai";
import { NetgraftError, z } from "@netgraft/core";
import { fromPlain } from "@netgraft/core/config";
import { planSweep } from "./plan-sweep.js";
import { sizedBase } from "./sized.test.support.js";
import type { SweepPlan } from "./sweep-plan.js";

const queues = new Map([
  ["folder", { options: z.strictObject({}) }],
  ["batch", { options: z.strictObject({ partition: z.string(), parallel: z.int().default(4) }) }],
]);

function planned(queue?: unknown): SweepPlan {
  const tree = fromPlain(
    { base: "sized", ...(queue !== undefined && { queue }) },
    { kind: "file", name: "sweep.yaml" },
  );
  return planSweep(tree, {
    name: "queued",
    version: "1",
    engine: "onnx",
    bases: new Map([["sized", sizedBase()]]),
    queues,
  });
}

describe("the queue of a sweep's plan", () => {
  it("is as it is written, and decides no numbers", () => {
    const plan = planned({ type: "batch", partition: "gpu" });
    expect(plan.queue).to.deep.equal({ type: "batch", options: { partition: "gpu" } });
    expect(plan.cells).to.deep.equal(planned().cells);
    expect(planned()).to.not.have.property("queue");
  });

  const mistakes: Readonly<Record<string, readonly [queue: unknown, code: string, ...says: string[]]>> = {
    "that nobody has": [{ type: "bach" }, "NG_UNKNOWN_COMPONENT", 'queue.type: unknown queue "bach"', '"batch"'],
    "with an option that it has not": [
      { type: "batch", partition: "gpu", paralel: 2 },
      "NG_CONFIG_INVALID",
      "queue.paralel: unknown key",
      '"parallel"',
    ],
    "without an option that it needs": [{ type: "batch" }, "NG_CONFIG_INVALID", "queue.partition"],
    "without a type": [{ partition: "gpu" }, "NG_CONFIG_INVALID", "queue.type"],
    "that is a name": ["batch", "NG_CONFIG_INVALID", "a map such as"],
  };
  for (const [what, [queue, code, ...says]] of Object.entries(mistakes))
    it(`is refused ${what}`, () => {
      let error: unknown;
      try {
        planned(queue);
      } catch (thrown) {
        error = thrown;
      }
      expect(error).to.be.instanceOf(NetgraftError).and.include({ code });
      for (const words of says) expect(String(error)).to.contain(words);
    });
});
