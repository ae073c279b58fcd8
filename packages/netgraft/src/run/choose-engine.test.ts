import { type Availability, type Engine, type EngineTask, UnknownComponentError } from "@netgraft/core/graph";
import { Registry } from "@netgraft/core/host";
import { expect } from "chai";
import { createFramework } from "../create-framework.js";
import { chooseEngine } from "./choose-engine.js";
import { tiny } from "./tiny.test.support.js";

const speeds: Readonly<Record<string, Readonly<Record<EngineTask, number>>>> = {
  onnx: { training: 1, prediction: 1 },
  quick: { training: 1.5, prediction: 0.9 },
};

/** An engine that opens nothing. */
function engine(name: string, changes: Partial<Engine> = {}): Engine {
  return {
    name,
    summary: "",
    unsupported: () => [],
    open: () => Promise.reject(new Error("not opened here")),
    openTraining: () => Promise.reject(new Error("not opened here")),
    preference(task) {
      const speed = speeds[name]?.[task];
      return speed === undefined ? undefined : { speed, measuredWith: `${name}'s networks` };
    },
    ...changes,
  };
}
const found = (availability: Omit<Availability, "findings">): Partial<Engine> => ({
  availability: () => Promise.resolve({ findings: [], ...availability }),
});
const registered = (...engines: readonly Engine[]): Registry<Engine> =>
  new Registry("engine", new Map(engines.map((each) => [each.name, each])));

/** The name of what is chosen, and why. */
async function chosen(
  engines: readonly Engine[],
  { name = "auto", task = "training" }: { name?: string; task?: EngineTask } = {},
): Promise<readonly [string, string | undefined]> {
  const { graph } = tiny().network;
  const choice = await chooseEngine(registered(...engines), name, { task, graph, at: "--engine" });
  return [choice.engine.name, choice.why];
}

describe("chooseEngine", () => {
  it("takes the fastest engine for each task, and says why", async () => {
    const engines = [engine("onnx"), engine("quick"), engine("unmeasured")];
    expect(await chosen(engines)).to.deep.equal([
      "quick",
      "engine quick: faster than onnx in training, as measured with quick's networks",
    ]);
    expect(await chosen(engines, { task: "prediction" })).to.deep.equal([
      "onnx",
      "engine onnx: faster than quick in prediction, as measured with onnx's networks",
    ]);
  });

  const lacks: readonly (readonly [what: string, changes: Partial<Engine>, why: string])[] = [
    ["is not set up", found({ usable: false, why: "is not set up" }), "is not set up"],
    ["is slow here", found({ usable: true, why: "has no oneDNN here" }), "has no oneDNN here"],
    ["cannot run the graph", { unsupported: () => ["erf", "log"] }, "cannot run erf, log"],
  ];
  for (const [what, changes, why] of lacks)
    it(`takes the next one where the fastest ${what}, and says so`, async () => {
      const engines = [engine("onnx"), engine("quick", changes)];
      expect(await chosen(engines)).to.deep.equal(["onnx", `engine onnx: quick ${why}`]);
    });

  it("takes the next one where the fastest cannot train", async () => {
    const { openTraining: _, ...untrained } = engine("quick");
    expect(await chosen([engine("onnx"), untrained])).to.deep.equal(["onnx", "engine onnx: quick cannot train"]);
  });

  it("takes one that is slow here, or that nobody has measured, where there is no other", async () => {
    const broken = engine("onnx", found({ usable: false, why: "is broken" }));
    const slow = engine("quick", found({ usable: true, why: "has no oneDNN here" }));
    expect((await chosen([broken, slow]))[0]).to.equal("quick");
    expect(await chosen([broken, engine("unmeasured")])).to.deep.equal([
      "unmeasured",
      "engine unmeasured: onnx is broken",
    ]);
  });

  it("leaves it to the default engine to say what it lacks, where no engine can run it", async () => {
    const cannot = { unsupported: () => ["erf"] };
    expect(await chosen([engine("quick", cannot), engine("onnx", cannot)])).to.deep.equal([
      "onnx",
      "engine onnx: quick cannot run erf; onnx cannot run erf",
    ]);
  });

  it("takes the engine that is named without a look at others", async () => {
    const never = { availability: () => Promise.reject(new Error("not looked for")) };
    const engines = [engine("onnx", never), engine("quick", never)];
    expect(await chosen(engines, { name: "quick" })).to.deep.equal(["quick", undefined]);
    const error: unknown = await chosen(engines, { name: "onn" }).then(undefined, (cause: unknown) => cause);
    expect(error).to.be.instanceOf(UnknownComponentError);
    expect(String(error)).to.match(/--engine: .*"onn".*Did you mean "onnx"/);
  });

  it("does not swallow what an engine throws", async () => {
    const broken = new TypeError("a fault of ours");
    const throwing = engine("quick", { availability: () => Promise.reject(broken) });
    expect(await chosen([throwing]).then(undefined, (cause: unknown) => cause)).to.equal(broken);
  });

  it("finds of the built-in engines tensorflow faster in training, onnx in prediction", () => {
    const { engines } = createFramework().catalog;
    for (const [task, best] of [
      ["training", "tensorflow"],
      ["prediction", "onnx"],
    ] as const) {
      const speedOf = (each: Engine): number => each.preference?.(task)?.speed ?? Number.NaN;
      const all = engines.all().map(speedOf);
      expect(speedOf(engines.get(best)), task).to.equal(Math.max(...all));
      expect(new Set(all).size, task).to.equal(all.length);
    }
  });
}).timeout(60_000);
