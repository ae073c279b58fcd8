import { randomNumbers } from "@netgraft/core/graph";
import { fromPlain } from "@netgraft/core/config";
import { folderWith, rejection } from "@netgraft/test-support";
import { expect } from "chai";
import { planSweep } from "./plan-sweep.js";
import { sizedBase, sizedConfig } from "./sized.test.support.js";
import type { SweepPlan } from "./sweep-plan.js";
import { keepSweep, readSweep, type SweepRecord } from "./sweep-record.js";
import { isLikeNoise, type MeasureTimes, timedMatches } from "./timed-matches.js";

const bases = new Map([
  ["sized", sizedBase()],
  ["wide", sizedBase({ ...sizedConfig, backbone: { type: "sized", width: 20 }, attachments: [] })],
]);
const plain = { attachments: [{ id: "gate", attach: null }] };

/** A machine on which a network takes a microsecond for a hundred multiply-accumulates, more or less, and is slowed down in some rounds. */
function machine(percent: number): { readonly measure: MeasureTimes; count: number } {
  const random = randomNumbers(3, "machine");
  const made = {
    count: 0,
    measure: ((networks, rounds) => {
      made.count += networks.length;
      const slow = Array.from({ length: rounds }, (_, round) => (round % 5 === 0 ? 3 : 1));
      const off = (): number => 1 + (percent / 100) * (2 * random.uniform() - 1);
      return Promise.resolve(
        networks.map((network) => slow.map((factor) => factor * off() * (network.summary().macs / 1e5))),
      );
    }) satisfies MeasureTimes,
  };
  return made;
}

describe("matches by time", () => {
  const folder = folderWith();
  const planned = async (
    variants: Readonly<Record<string, unknown>>,
    { measure }: { readonly measure: MeasureTimes },
    { known, grid = {} }: { readonly known?: SweepRecord; readonly grid?: object } = {},
  ): Promise<SweepPlan> => {
    const tree = fromPlain({ base: "sized", variants, grid }, { kind: "file", name: "sweep.yaml" });
    const options = { name: "timed", version: "1", engine: "onnx", bases };
    const times = await timedMatches(tree, { ...options, measure, threads: 2, known });
    return planSweep(tree, { ...options, times });
  };
  const wider = { ...plain, match: { milliseconds: "wide" }, vary: "backbone.width" };

  it("bring a variant to what another network takes, and tell what is left and how sure that is", async () => {
    const { rows } = await planned({ plain, wider }, machine(0));
    // 8×8 positions of 27 products for each of 20 channels, and 2 of each in the dense layer.
    const target = (64 * 27 * 20 + 40) / 1e5;
    expect(rows[1]?.matched).to.deep.include({ cost: "milliseconds", with: "wide", vary: "backbone.width", value: 20 });
    expect(rows[1]?.matched?.target).to.be.closeTo(target, 1e-12);
    expect(rows[1]?.matched?.residual).to.be.closeTo(0, 1e-12);
    const exact = { median: 1, lower: 1, upper: 1 };
    expect(rows[1]?.matched?.measured).to.deep.include({
      ratio: exact,
      twin: exact,
      alike: [20],
      engine: "onnx",
      threads: 2,
    });
  });

  it("say which values noise makes alike", async () => {
    const { rows } = await planned({ plain, wider }, machine(15));
    const { value = 0, measured } = rows[1]?.matched ?? {};
    expect(value).to.be.within(18, 22);
    expect(measured?.alike).to.include(value);
    const { ratio, twin } = measured ?? {};
    expect(ratio && twin && isLikeNoise(ratio, twin)).to.equal(true);
    expect(ratio?.upper ?? 0).to.be.above(ratio?.lower ?? 1);
    const sure = { median: 1.1, lower: 1.09, upper: 1.11 };
    expect(isLikeNoise(sure, { median: 1, lower: 0.99, upper: 1.01 })).to.equal(false);
    expect(isLikeNoise(sure, { median: 1, lower: 0.88, upper: 1.01 }), "a copy of the same is as far").to.equal(true);
  });

  it("are found once for each setting, those that others depend on first", async () => {
    const variants = {
      chained: { ...plain, match: { milliseconds: "wider", atLeast: true }, vary: "backbone.width" },
      gated: {},
      wider: { ...plain, match: { milliseconds: "gated", atLeast: true }, vary: "backbone.width" },
    };
    const { rows } = await planned(variants, machine(0), { grid: { "backbone.width": [8, 16] } });
    const values = rows.flatMap(({ variant, matched }) => (matched ? [[variant, matched.value]] : []));
    // A gate costs something: the next width is taken, and met again by what is matched to that.
    expect(values).to.deep.equal([
      ["chained", 10],
      ["chained", 18],
      ["wider", 10],
      ["wider", 18],
    ]);
  });

  it("stay as they are in the folder of the sweep, so that its runs do, until the networks are others", async () => {
    const first = machine(15);
    const plan = await planned({ plain, wider }, first);
    await keepSweep(plan, folder("timed"));
    const known = await readSweep(folder("timed"));
    const again = machine(15);
    const same = await planned({ plain, wider }, again, { known });
    expect([again.count, same.rows[1]?.matched]).to.deep.equal([0, plan.rows[1]?.matched]);
    expect(same.cells).to.deep.equal(plan.cells);
    await planned({ plain, wider: { ...wider, match: { milliseconds: "wide", atLeast: true } } }, again, { known });
    const counted = again.count;
    expect(counted).to.be.above(0);
    await planned({ plain, wider }, again, { known, grid: { classes: [3, 4] } });
    expect(again.count).to.be.above(counted);
  });

  it("are refused where no value takes so long, and where there is none", async () => {
    const small = { ...bases.get("wide") };
    expect(small).to.not.equal(undefined);
    const grid = { "backbone.width": [64] };
    const gated = { gated: {}, wider: { ...plain, match: { milliseconds: "gated" }, vary: "backbone.width" } };
    const error = await rejection(planned(gated, machine(0), { grid }));
    expect(error).to.include({ code: "NG_SWEEP_MATCH" });
    expect(error)
      .to.have.property("message")
      .that.matches(
        /no backbone\.width comes to what "gated" has; expected \S+ milliseconds; found \S+ at the nearest, 64 \(−\S+\)/,
      );
    const named = { plain, wider: { ...wider, vary: "backbone.named" } };
    expect(await rejection(planned(named, machine(0))))
      .to.have.property("message")
      .that.contains("no whole number can stand at backbone.named");
    const circle = {
      a: { match: { milliseconds: "b" }, vary: "backbone.width" },
      b: { match: { milliseconds: "a" }, vary: "backbone.width" },
    };
    expect(await rejection(planned(circle, machine(0))))
      .to.have.property("message")
      .that.contains("in a circle");
  });
});
