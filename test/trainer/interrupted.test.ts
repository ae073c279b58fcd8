import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { clock, defaultServices, type Service, type Services } from "@netgraft/core";
import { rejection } from "@netgraft/test-support";
import { readCheckpoint } from "@netgraft/training";
import { expect } from "chai";
import { WholeRun } from "./ended-run.js";
import { isFileCall, visitedRun } from "./visited-run.js";

describe("a run that is ended", () => {
  let whole: WholeRun;
  before(async () => {
    whole = await WholeRun.train();
  });
  after(() => whole.remove());

  it("goes on and comes to the same to the bit, whatever it was doing, and does no step twice", async () => {
    const { points } = whole;
    // The scan, the opening, pictures, steps, pictures held out, the state, each file as it is written, what is told: the first
    // time, and some the last time; every time: test/endurance.
    const twice = new Set([
      "step",
      "held-out picture",
      "predict",
      "readState",
      "rename checkpoint.safetensors",
      "told epoch",
    ]);
    const chosen = points.flatMap((point, index) => {
      const isChosen = !isFileCall(point) || point.startsWith("rename");
      const isLast = twice.has(point) && points.lastIndexOf(point) === index;
      return isChosen && (points.indexOf(point) === index || isLast) ? [index] : [];
    });
    const names = chosen.map((index) => points[index] ?? "");
    expect(names).to.include.members(["label", "opening", "training picture", "step", "predict", "told checkpoint"]);
    expect(names).to.include.members([
      "readState",
      "rename checkpoint.safetensors",
      "rename curves.svg",
      "told finished",
      "release",
    ]);
    expect(chosen.length).to.be.within(25, 40);
    for (const index of chosen) await whole.endAt(index);
  }).timeout(120_000);

  it("does nothing where it was ended before it began", async () => {
    const reason = new Error("ended by the test");
    const run = join(whole.folder, "before");
    expect(await rejection(visitedRun({ folder: run, signal: AbortSignal.abort(reason) }))).to.equal(reason);
    expect(await readdir(whole.folder)).to.not.include("before");
  });

  it("comes to the same, with times that can be, by a clock that is set back and ahead", async () => {
    const jumps = [50, -3.2e10, 3.2e10, 0, -20, 1e300, -1e300];
    let [now, calls] = [0, 0];
    const jumping = { now: () => (now += jumps[(calls += 1) % jumps.length] ?? 0) };
    const services: Services = {
      // The token of the clock says what it gives.
      get: <T>(service: Service<T>): T =>
        service.identifier === clock.identifier ? (jumping as T) : defaultServices.get(service),
    };
    const run = join(whole.folder, "clock");
    await visitedRun({ folder: run, more: { services } });
    await whole.assertEqual(run, "by that clock");
    expect(calls).to.be.above(10);
    const { progress } = await readCheckpoint(run);
    for (const { seconds } of progress.history) expect(seconds).to.be.at.least(0).and.below(Infinity);
  });
});
