import { evaluate } from "@netgraft/testing";
import { float32Tensor, mergeGroups, requireFloat32 } from "@netgraft/core/graph";
import { nameDerivedUniform, nameDerivedWeights } from "@netgraft/weights";
import { createOnnxEngine } from "@netgraft/onnxruntime/node";
import { expect } from "chai";
import { relativeDistance } from "../gradients/relative-distance.js";
import { framework } from "../support/framework.js";

const backbone = { type: "resnet", block: "bottleneck", layers: [1, 1], width: 4, cardinality: 4, stem: "cifar" };
const attached = ["none", "se", "eca", "cbam", "srm", "ge"];

describe("merging groups, by the reference", () => {
  for (const type of attached)
    it(`changes nothing in a ResNeXt with ${type} but rounding, in onnxruntime, too`, async () => {
      const attachments = type === "none" ? [] : [{ attach: { type } }];
      const { graph } = framework.compose({
        name: "small",
        input: { height: 8, width: 8 },
        classes: 3,
        backbone,
        attachments,
      });
      const program = { graph, state: nameDerivedWeights(graph.state()) };
      const input = float32Tensor([2, 3, 8, 8], nameDerivedUniform("input", 2 * 3 * 8 * 8));
      const expected = evaluate(program, { input })["logits"]?.data ?? expect.fail("there are no logits");
      // Groups of 4 and 8 channels.
      for (const width of [8, 16]) {
        const merged = mergeGroups(program, width);
        expect([...merged.state.keys()].filter((name) => name.endsWith(".merged"))).to.have.lengthOf(
          width === 8 ? 1 : 2,
        );
        expect(relativeDistance(evaluate(merged, { input })["logits"]?.data ?? [], expected)).to.equal(0);
      }
      for (const asWritten of [false, true]) {
        const session = await createOnnxEngine({ asWritten }).open(program, { threads: 1 });
        const found = requireFloat32((await session.run({ input }))["logits"], "logits").data;
        await session.release();
        expect(relativeDistance(found, expected)).to.be.below(1e-5);
      }
    }).timeout(120_000);
});
