import {
  add,
  formulasBelow,
  axes,
  float32Tensor,
  type Graph,
  GraphBuilder,
  only,
  type Program,
  type Session,
  type Tensor,
  type TrainingProgram,
  type TrainingSession,
} from "@netgraft/core/graph";
import { expect } from "chai";
import { onEachEngine } from "../support/engines.js";

const tensor = (...data: number[]): Tensor => float32Tensor([data.length], Float32Array.from(data));
const caught = (promise: Promise<unknown>): Promise<unknown> => promise.catch((error: unknown) => error);

/** y = x + x */
function doubling(): Program {
  const b = new GraphBuilder("doubling");
  const x = b.input("x", { dtype: "float32", axes: axes({ batch: "any" }) });
  b.output("y", only(b.apply(add, [x, x], { residual: false })));
  return { graph: b.build(), state: new Map() };
}

/** count ← count + 1, from a number on; the count before. */
function counting(from: number): TrainingProgram {
  const step = (): Graph => {
    const b = new GraphBuilder("counting");
    const count = b.buffer("count", axes({ channel: 1 }), { kind: "zeros" });
    b.update("count", formulasBelow(b, "step").add(count, 1));
    b.output("before", count);
    return b.build();
  };
  return { step: step(), state: new Map([["count", tensor(from)]]) };
}

onEachEngine("two sessions in one engine", ({ engine }) => {
  /** A started engine, in which `use` finds two sessions of inference and two of training. */
  async function inOne(
    use: (runs: readonly [Session, Session], trainings: readonly [TrainingSession, TrainingSession]) => Promise<void>,
  ): Promise<void> {
    const started = await engine.start({ threads: 1 });
    try {
      await use(
        [await started.open(doubling()), await started.open(doubling())],
        [await started.openTraining(counting(0)), await started.openTraining(counting(10))],
      );
    } finally {
      await started.close();
    }
  }

  it("run by themselves: one goes on when another has been released", async () => {
    await inOne(async ([first, second], [third, fourth]) => {
      await third.step({});
      await first.release();
      await third.release();
      expect(await second.run({ x: tensor(1, 2) })).to.deep.equal({ y: tensor(2, 4) });
      expect(await fourth.step({})).to.deep.equal({ before: tensor(10) });
      expect(await fourth.step({})).to.deep.equal({ before: tensor(11) });
      for (const call of [() => first.run({ x: tensor(1) }), () => third.step({}), () => third.readState()]) {
        const error = await caught(call());
        expect(error).to.include({ code: "NG_ENGINE_CLOSED" });
        expect(String(error)).to.match(/released/);
      }
    });
  });

  it("can be released twice, and when their engine has been closed", async () => {
    let left: readonly { release(): Promise<void> }[] = [];
    await inOne(async ([first, second], trainings) => {
      await Promise.all([first.release(), first.release()]);
      left = [second, ...trainings];
    });
    for (const session of left) await session.release();
  });

  it("end with the engine that a plugin registers, which can be used again", async () => {
    const [first, second] = [await engine.open(doubling()), await engine.openTraining(counting(5))];
    await first.release();
    expect(await second.step({})).to.deep.equal({ before: tensor(5) });
    const third = await engine.open(doubling());
    await engine.close();
    for (const error of [await caught(third.run({ x: tensor(1) })), await caught(second.step({}))])
      expect(error).to.include({ code: "NG_ENGINE_CLOSED" });
    const again = await engine.open(doubling());
    expect(await again.run({ x: tensor(3) })).to.deep.equal({ y: tensor(6) });
    await again.release();
  });
});
