import type { LearningRate, ScheduledRun } from "@netgraft/core";
import { expect } from "chai";
import { catalog } from "./components.js";
import { goldenText } from "../support/goldens.js";

type Metric = "loss" | "top1";

/** One schedule of training-schedules.json; see scripts/goldens/training/schedules.py. */
interface ScheduleGolden {
  readonly name: string;
  readonly type: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly run: Omit<ScheduledRun, "watched">;
  /** What is watched after each epoch, and which metric that is. */
  readonly monitor?: Metric;
  readonly watched?: readonly number[];
  /** Of each step. */
  readonly rates: readonly number[];
}

const goldens = JSON.parse(goldenText("training-schedules.json")) as readonly ScheduleGolden[];
const someRun: Omit<ScheduledRun, "watched"> = { learningRate: 0.1, epochs: 10, stepsPerEpoch: 3 };

function scheduleOf(
  type: string,
  options: Readonly<Record<string, unknown>>,
  { run = someRun, monitor = "loss" }: { readonly run?: Omit<ScheduledRun, "watched">; readonly monitor?: Metric } = {},
): LearningRate {
  const component = catalog.schedules.get(type);
  const watched = { metric: monitor, better: monitor === "loss" ? "lower" : "higher" } as const;
  return component.build(component.options.parse(options), { ...run, watched });
}

describe("schedules against those of PyTorch and timm", () => {
  it("are compared, all but the constant one", () => {
    const compared = new Set([...goldens.map(({ type }) => type), "constant"]);
    expect(catalog.schedules.names()).to.have.members([...compared]);
  });

  for (const { name, type, options, run, monitor = "loss", watched = [], rates } of goldens)
    it(name, () => {
      const rate = scheduleOf(type, options, { run, monitor });
      rates.forEach((expected, step) => {
        const sofar = watched.slice(0, Math.floor(step / run.stepsPerEpoch));
        expect(rate({ step, watched: sofar }), `step ${step}`).to.be.closeTo(expected, 1e-9);
      });
      // A run that is resumed asks for a step without those before it.
      const last = rates.length - 1;
      expect(scheduleOf(type, options, { run, monitor })({ step: last, watched: watched.slice(0, -1) })).to.be.closeTo(
        rates[last] ?? Number.NaN,
        1e-9,
      );
    });
});

describe("schedules", () => {
  it("can leave the rate as it is, after a warm-up", () => {
    const rate = scheduleOf("constant", { warmupEpochs: 2, every: "step", warmupLearningRate: 0.04 });
    const rates = [0, 1, 3, 5, 6, 29].map((step) => rate({ step, watched: [] }));
    [0.04, 0.05, 0.07, 0.09, 0.1, 0.1].forEach((expected, index) =>
      expect(rates[index]).to.be.closeTo(expected, 1e-12),
    );
  });

  it("do not count values for plateau that are no numbers as better", () => {
    const rate = scheduleOf("plateau", { patience: 1 });
    expect(rate({ step: 9, watched: [NaN, NaN, 1, 0.5] })).to.be.closeTo(0.01, 1e-12);
  });

  it("refuse a mode for plateau that contradicts what is watched", () => {
    for (const [mode, monitor, right] of [
      ["max", "loss", "min"],
      ["min", "top1", "max"],
    ] as const)
      expect(() => scheduleOf("plateau", { mode }, { monitor }))
        .to.throw(`mode: the schedule watches what \`monitor\` names, \`${monitor}\``)
        .with.nested.include({
          code: "NG_OPTION_UNSUPPORTED",
          "problems[0].expected": `${right}, or another \`monitor\``,
        });
  });

  const misfits: readonly [type: string, options: Readonly<Record<string, unknown>>, places: readonly string[]][] = [
    ["step", { stepSize: 10 }, ["stepSize"]],
    ["step", { stepSize: 7, warmupEpochs: 4, warmupPrefix: true }, ["stepSize"]],
    ["multiStep", { milestones: [5, 10, 12] }, ["milestones.1", "milestones.2"]],
    ["cosine", { warmupEpochs: 10 }, ["warmupEpochs"]],
    ["polynomial", { warmupEpochs: 11 }, ["warmupEpochs"]],
    ["constant", { warmupEpochs: 10 }, ["warmupEpochs"]],
  ];
  for (const [type, options, places] of misfits)
    it(`are refused where they do not fit the epochs: ${type} with ${JSON.stringify(options)}`, () => {
      let error: unknown;
      try {
        scheduleOf(type, options);
      } catch (thrown) {
        error = thrown;
      }
      expect(error).to.have.property("code", "NG_OPTION_UNSUPPORTED");
      expect(error)
        .to.have.property("problems")
        .that.satisfies((problems: readonly { at: string }[]) => problems.map(({ at }) => at).join() === places.join());
    });
});
