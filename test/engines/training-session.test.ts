import {
  formulasBelow,
  axes,
  float32Tensor,
  type Graph,
  GraphBuilder,
  type NetworkState,
  type Tensor,
  type TrainingSession,
} from "@netgraft/core/graph";
import { rejection } from "@netgraft/test-support";
import { expect } from "chai";
import { onEachEngine } from "../support/engines.js";

const zeros = { kind: "zeros" } as const;

/** w ← x + w, which comes with its axes turned; count ← count + 1; the sum of w before. */
function counting(): Graph {
  const b = new GraphBuilder("counting");
  const calculate = formulasBelow(b, "step");
  const x = b.input("x", { dtype: "float32", axes: axes({ channel: 3, out: 2 }) });
  const w = b.parameter("w", axes({ out: 2, channel: 3 }), zeros);
  const count = b.buffer("count", [], zeros);
  b.parameter("unused", axes({ channel: 1 }), zeros);
  b.update("w", calculate.add(x, w));
  b.update("count", calculate.add(count, 1));
  b.output("sum", calculate.reduceSum(w, ["out", "channel"]));
  return b.build();
}

/** w ← w + 1, without a change of the count. */
function adding(): Graph {
  const b = new GraphBuilder("adding");
  const w = b.parameter("w", axes({ out: 2, channel: 3 }), zeros);
  const calculate = formulasBelow(b, "add");
  b.update("w", calculate.add(w, 1));
  b.output("sum", calculate.reduceSum(w, ["out", "channel"]));
  return b.build();
}

/** z · w over `channel`, for each example of a batch of any size. */
function reading(): Graph {
  const b = new GraphBuilder("reading");
  const z = b.input("z", { dtype: "float32", axes: axes({ batch: "any", channel: 3 }) });
  const w = b.parameter("w", axes({ out: 2, channel: 3 }), zeros);
  b.output("y", formulasBelow(b, "read").matmul(z, w, "channel"));
  return b.build();
}

function tensor(shape: readonly number[], ...data: number[]): Tensor<"float32"> {
  return float32Tensor(shape, Float32Array.from(data));
}

const start: NetworkState = new Map([
  ["w", tensor([2, 3], 1, 2, 3, 4, 5, 6)],
  ["count", tensor([], 0)],
  ["unused", tensor([1], 7)],
]);
/** By channel, then out: it adds 1, 2, 3 to the first row and 10, 20, 30 to the second. */
const x = tensor([3, 2], 1, 10, 2, 20, 3, 30);

onEachEngine("a session of training", ({ name: runtime, openTraining }) => {
  let session: TrainingSession;
  beforeEach(async () => {
    session = await openTraining({ step: counting(), predict: reading(), state: start });
  });
  afterEach(() => session.release());

  it("keeps the state from step to step, and gives the outputs alone", async () => {
    for (const sum of [21, 87, 153, 219]) expect(await session.step({ x })).to.deep.equal({ sum: tensor([], sum) });
    const state = await session.readState();
    expect([...state]).to.deep.equal([
      ["w", tensor([2, 3], 5, 10, 15, 44, 85, 126)],
      ["count", tensor([], 4)],
      ["unused", tensor([1], 7)],
    ]);
  });

  it("gives copies of the state, and takes copies", async () => {
    const before = await session.readState();
    await session.step({ x });
    await session.step({ x });
    expect(before).to.deep.equal(start);
    await session.writeState(before);
    await session.step({ x });
    expect(before).to.deep.equal(start);
    expect((await session.readState()).get("w")).to.deep.equal(tensor([2, 3], 2, 4, 6, 14, 25, 36));
  });

  it("goes on from a state that is written, of which a part stays", async () => {
    await session.step({ x });
    await session.writeState(new Map([["w", tensor([2, 3], 0, 0, 0, 0, 0, 0)]]));
    expect((await session.step({ x }))["sum"]).to.deep.equal(tensor([], 0));
    expect((await session.readState()).get("count")).to.deep.equal(tensor([], 2));
  });

  it("takes the last step back, once", async () => {
    await session.step({ x });
    const before = await session.readState();
    await session.step({ x });
    await session.undo();
    expect(await session.readState()).to.deep.equal(before);
    expect((await session.step({ x }))["sum"]).to.deep.equal(tensor([], 87));
    await session.undo();
    expect(await session.readState()).to.deep.equal(before);
    expect(await rejection(session.undo())).to.have.property("code", "NG_ENGINE_FAILED");
    await session.step({ x });
    await session.writeState(before);
    expect(await rejection(session.undo())).to.have.property("code", "NG_ENGINE_FAILED");
  });

  it("runs what changes the state between steps, and takes it back", async () => {
    const program = { step: counting(), accumulate: adding(), state: start };
    const other = await openTraining(program);
    try {
      await other.step({ x });
      await other.accumulate({});
      await other.accumulate({});
      await other.undo();
      const state = await other.readState();
      expect(state.get("w")).to.deep.equal(tensor([2, 3], 3, 5, 7, 15, 26, 37));
      expect(state.get("count")).to.deep.equal(tensor([], 1));
      await other.step({ x });
      await other.undo();
      expect(await other.readState()).to.deep.equal(state);
    } finally {
      await other.release();
    }
    expect(await rejection(session.accumulate({}))).to.have.property("code", "NG_ENGINE_FAILED");
  });

  it("says what its numbers depend on", () => {
    expect(session.environment).to.include({ provider: "cpu", threads: "2" });
    expect(session.environment["runtime"]).to.match(
      new RegExp(`^${runtime === "onnx" ? "onnxruntime" : runtime} \\d+\\.\\d+`),
    );
  });

  it("predicts with the state as it is, at any batch", async () => {
    expect(await session.predict({ z: tensor([1, 3], 1, 1, 1) })).to.deep.equal({ y: tensor([1, 2], 6, 15) });
    await session.step({ x });
    const rows = await session.predict({ z: tensor([2, 3], 1, 1, 1, 1, 0, 0) });
    expect(rows).to.deep.equal({ y: tensor([2, 2], 12, 75, 2, 14) });
  });

  it("refuses a state that does not fit, and keeps its own", async () => {
    const misfit = new Map([
      ["w", tensor([3], 1, 2, 3)],
      ["count", tensor([], 9)],
    ]);
    expect(await rejection(session.writeState(misfit))).to.have.property("code", "NG_MODEL_TENSOR");
    expect(await session.readState()).to.deep.equal(start);
    const incomplete = new Map([...start].filter(([name]) => name !== "count"));
    expect(await rejection(openTraining({ step: counting(), state: incomplete }))).to.have.property(
      "code",
      "NG_MODEL_TENSOR",
    );
  });

  it("keeps its state when a step fails", async () => {
    await session.step({ x });
    const error = await rejection(session.step({ x: tensor([2, 3], 1, 2, 3, 4, 5, 6) }));
    expect(error).to.have.property("code", "NG_ENGINE_FAILED");
    expect(await rejection(session.step({}))).to.have.property("code", "NG_ENGINE_FAILED");
    expect((await session.readState()).get("count")).to.deep.equal(tensor([], 1));
    await session.step({ x });
    expect((await session.readState()).get("w")).to.deep.equal(tensor([2, 3], 3, 6, 9, 24, 45, 66));
  });

  it("says that there is nothing for prediction where there is not", async () => {
    const other = await openTraining({ step: counting(), state: start });
    try {
      expect(await rejection(other.predict({ z: x })))
        .to.have.property("message")
        .that.matches(/nothing for prediction/);
    } finally {
      await other.release();
    }
    expect(await rejection(other.step({ x }))).to.have.property("code", "NG_ENGINE_CLOSED");
  });
});
