import { type Engine, Registry, UnknownComponentError } from "@netgraft/core";
import type { FoundTensorFlow } from "@netgraft/tensorflow/set-up";
import { TensorFlowAbsentError, TensorFlowLoadError } from "@netgraft/tensorflow/set-up";
import { expect } from "chai";
import { chooseEngine, type EngineTask } from "./choose-engine.js";
import { tiny } from "./tiny.test.support.js";

describe("chooseEngine", () => {
  const found: FoundTensorFlow = {
    folder: "f",
    origin: "pip",
    version: "2.21.0",
    oneDnn: true,
    groupedGradients: true,
  };
  const engine = (name: string, cannot: readonly string[] = []): Engine => ({
    name,
    summary: "",
    unsupported: () => cannot,
    open: () => Promise.reject(new Error("not opened here")),
    openTraining: () => Promise.reject(new Error("not opened here")),
  });
  const engines = (tensorFlow = engine("tensorflow")): Registry<Engine> =>
    new Registry(
      "engine",
      new Map([
        ["onnx", engine("onnx")],
        ["tensorflow", tensorFlow],
      ]),
    );
  /** The name of what is chosen, and why. */
  const chosen = async (
    task: EngineTask,
    find: () => FoundTensorFlow,
    { name = "auto", among = engines() }: { name?: string; among?: Registry<Engine> } = {},
  ): Promise<readonly [string, string | undefined]> => {
    const { graph } = tiny().network;
    const choice = await chooseEngine(among, name, { task, graph, at: "--engine", find: async () => find() });
    return [choice.engine.name, choice.why];
  };
  const fail =
    (error: Error): (() => never) =>
    () => {
      throw error;
    };

  it("takes the faster engine for each task, and says why", async () => {
    const [training, prediction] = [await chosen("training", () => found), await chosen("prediction", () => found)];
    expect(training[0]).to.equal("tensorflow");
    expect(training[1]).to.match(/^engine tensorflow: faster than onnx in training, as measured with MobileNetV2,/);
    expect(prediction[0]).to.equal("onnx");
    expect(prediction[1]).to.match(/^engine onnx: faster than tensorflow in prediction/);
  });

  const lacks: readonly (readonly [what: string, find: () => FoundTensorFlow, why: RegExp])[] = [
    [
      "is not set up",
      fail(new TensorFlowAbsentError({ message: "no addon" })),
      /^engine onnx: tensorflow is not set up \(`netgraft setup tensorflow`\)$/,
    ],
    [
      "is broken",
      fail(
        new TensorFlowLoadError({ at: "a.node", message: "a library is missing", expected: "what the set-up makes" }),
      ),
      /^engine onnx: tensorflow is set up and cannot be used: a\.node: a library is missing; expected what the set-up makes$/,
    ],
    ["lacks oneDNN", () => ({ ...found, oneDnn: false }), /^engine onnx: tensorflow has no oneDNN here/],
  ];
  for (const [what, find, why] of lacks)
    it(`falls back to onnx where TensorFlow ${what}, and says so`, async () => {
      const [name, words] = await chosen("training", find);
      expect(name).to.equal("onnx");
      expect(words).to.match(why);
    });

  it("falls back where TensorFlow cannot run the graph, or cannot train", async () => {
    const cannot = await chosen("training", () => found, { among: engines(engine("tensorflow", ["erf"])) });
    expect(cannot).to.deep.equal(["onnx", "engine onnx: tensorflow cannot run erf"]);
    const { openTraining: _, ...untrained } = engine("tensorflow");
    expect(await chosen("training", () => found, { among: engines(untrained) })).to.deep.equal([
      "onnx",
      "engine onnx: tensorflow cannot train",
    ]);
  });

  it("takes the engine that is named without a look at others", async () => {
    const never = fail(new Error("not looked for"));
    expect(await chosen("training", never, { name: "tensorflow" })).to.deep.equal(["tensorflow", undefined]);
    expect(await chosen("training", never, { name: "onnx" })).to.deep.equal(["onnx", undefined]);
    const error: unknown = await chosen("training", never, { name: "onn" }).then(undefined, (cause: unknown) => cause);
    expect(error).to.be.instanceOf(UnknownComponentError);
    expect(String(error)).to.match(/--engine: .*"onn".*Did you mean "onnx"/);
  });

  it("does not swallow what is no error of Netgraft", async () => {
    const broken = new TypeError("a fault of ours");
    expect(await chosen("training", fail(broken)).then(undefined, (cause: unknown) => cause)).to.equal(broken);
  });
});
