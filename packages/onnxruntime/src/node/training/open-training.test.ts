import {
  formulasBelow,
  axes,
  float32Tensor,
  type Graph,
  GraphBuilder,
  type NetworkState,
  type TrainingProgram,
  type TrainingSession,
} from "@netgraft/core/graph";
import { expect } from "chai";
import { createOnnxEngine, type OnnxEngineSettings } from "../create-onnx-engine.js";

/** count ← count + 1 */
function counting(): Graph {
  const b = new GraphBuilder("counting");
  const count = b.buffer("count", axes({ channel: 1 }), { kind: "zeros" });
  b.update("count", formulasBelow(b, "step").add(count, 1));
  b.output("before", count);
  return b.build();
}

const state: NetworkState = new Map([["count", float32Tensor([1], Float32Array.of(0))]]);
const program: TrainingProgram = { step: counting(), state };

const opened = (settings: OnnxEngineSettings): Promise<TrainingSession> =>
  createOnnxEngine(settings).openTraining(program, { threads: 1 });

describe("the layout of feature maps in a session of training", () => {
  it("is what the processor has, and is told", async () => {
    const session = await opened({});
    expect(session.environment["layout"]).to.match(/^blocked \(\d+ channels\)$|^portable$/);
    await session.release();
  });

  it("is portable where that is asked for", async () => {
    const session = await opened({ layout: "portable" });
    expect(session.environment["layout"]).to.equal("portable");
    await session.release();
  });
});
