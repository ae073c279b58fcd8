import { encodeOnnx, type ExportOptions } from "@netgraft/onnx";
import { type OnnxEngine, startOnnxEngine } from "@netgraft/onnxruntime/node";
import { evaluate } from "@netgraft/testing";
import { expect } from "chai";
import { relativeDistance } from "../gradients/relative-distance.js";
import { elements } from "../support/elements.js";
import { framework } from "../support/framework.js";
import { nameDerivedInput, nameDerivedState } from "../support/run.js";

const { graph } = framework.compose({
  name: "forms",
  input: { height: 32, width: 32 },
  classes: 5,
  backbone: { type: "mobilenet_v3", variant: "small", widthMultiplier: 0.25, outputStride: 16 },
});

/** Each form with how far it may be from the same in float64, relative to the largest logit. */
const forms: Readonly<Record<string, readonly [options: ExportOptions, tolerance: number]>> = {
  "with its norms": [{}, 1e-5],
  "in operator set 13": [{ opset: 13 }, 1e-5],
  "in operator set 24": [{ opset: 24 }, 1e-5],
  folded: [{ fold: true }, 1e-5],
  portable: [{ portable: true }, 1e-5],
  // Ten bits of a fraction, in some ten layers one after the other.
  "in float16": [{ dtype: "float16" }, 1e-2],
  "in float16, portable": [{ dtype: "float16", portable: true }, 1e-2],
};

describe("an exported file in each of its forms", () => {
  let engine: OnnxEngine;
  before(async () => {
    engine = await startOnnxEngine({ threads: 1 });
  });
  after(() => engine.close());

  for (const [name, [options, tolerance]] of Object.entries(forms))
    it(`gives what the network comes to in float64: ${name}`, async () => {
      const state = nameDerivedState(graph, Math.SQRT2);
      const input = nameDerivedInput(graph, 1);
      const { logits } = evaluate({ graph, state }, { input });
      const session = await engine.load(await encodeOnnx({ graph, state }, options));
      const found = await session.run({ input });
      await session.release();
      expect(found["logits"]).to.deep.include({ dtype: "float32", shape: [1, 5] });
      expect(relativeDistance(elements(found["logits"]), [...(logits?.data ?? [])])).to.be.at.most(tolerance);
    });
});
