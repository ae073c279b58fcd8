import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  formulasBelow,
  axes,
  conv,
  differentiate,
  elementCount,
  float32Tensor,
  GraphBuilder,
  only,
  requireFloat32,
  squareWindow,
  type Tensor,
} from "@netgraft/core/graph";
import { rejection } from "@netgraft/test-support";
import { expect } from "chai";
import { needsTensorFlow } from "../native/set-up.test.support.js";
import type { ProgramSession } from "./program-session.js";
import { TensorFlowEngine } from "./tensorflow-engine.js";

const variables = ["TMPDIR", "TF_ENABLE_ONEDNN_OPTS"] as const;
const filled = (shape: readonly number[]): Tensor<"float32"> =>
  float32Tensor(
    shape,
    Float32Array.from({ length: elementCount(shape) }, (_, k) => Math.sin(k)),
  );

/** y = x · w over `channel`; the state is `w`. */
function product() {
  const b = new GraphBuilder("product");
  const x = b.input("x", { dtype: "float32", axes: axes({ batch: "any", channel: 3 }) });
  const other = b.input("other", { dtype: "float32", axes: axes({ batch: "any" }) });
  const w = b.parameter("w", axes({ out: 2, channel: 3 }), { kind: "zeros" });
  const calculate = formulasBelow(b, "product");
  b.output("y", calculate.add(calculate.matmul(x, w, "channel"), other));
  return { predict: b.build() };
}
const state = new Map([["w", filled([2, 3])]]);

/** The gradients of a convolution in groups, whose input and weight are inputs. */
function groupedGradients() {
  const b = new GraphBuilder("grouped");
  const x = b.input("x", { dtype: "float32", axes: axes({ batch: 2, channel: 4, height: 5, width: 5 }) });
  const w = b.input("w", { dtype: "float32", axes: axes({ out: 6, in: 2, height: 3, width: 3 }) });
  const y = only(b.apply(conv, [x, w], { groups: 2, windows: squareWindow({ size: 3, stride: 2, padding: 1 }) }));
  const calculate = formulasBelow(b, "loss");
  b.output(
    "loss",
    calculate.reduceSum(
      calculate.multiply(y, y),
      y.axes.map(({ name }) => name),
    ),
  );
  return { predict: differentiate(b.build(), { of: "loss", withRespectTo: ["x", "w"] }) };
}

describe("the TensorFlow engine", () => {
  const given = Object.fromEntries(variables.map((name) => [name, process.env[name]]));
  let engine: TensorFlowEngine;
  let session: ProgramSession;
  beforeEach(async function () {
    needsTensorFlow(this);
    engine = await TensorFlowEngine.start({ threads: 1 });
    session = await engine.open(product(), state);
  });
  afterEach(async () => {
    for (const name of variables) {
      if (given[name] === undefined) delete process.env[name];
      else process.env[name] = given[name];
    }
    await engine.close();
  });

  it("names every input that is missing, unknown or of another shape, and goes on", async () => {
    const error = await rejection(session.predict({ x: filled([2, 4]), z: filled([1]) }));
    expect(error).to.have.property("code", "NG_ENGINE_FAILED");
    expect(error)
      .to.have.property("message")
      .that.matches(/x: .*expected \[any, 3\]; found \[2, 4\][^]*other: .*missing[^]*z: .*no such input/);
    const short = { x: { dtype: "float32", shape: [2, 3], data: new Float32Array(5) } as const, other: filled([2]) };
    expect(await rejection(session.predict(short)))
      .to.have.property("message")
      .that.matches(/6 elements; found 5/);
    expect((await session.predict({ x: filled([2, 3]), other: filled([2]) }))["y"]?.shape).to.deep.equal([2, 2]);
  });

  it("reports in TensorFlow's words what it refuses to compute", async () => {
    const error = await rejection(session.predict({ x: filled([2, 3]), other: filled([5]) }));
    expect(error).to.have.property("code", "NG_ENGINE_FAILED");
    expect(error)
      .to.have.property("message")
      .that.matches(/TensorFlow reports an error.*ncompatible shapes/);
  });

  it("rejects calls when its process is killed, and those after; another engine works", async () => {
    const run = { x: filled([2, 3]), other: filled([2]) };
    const call = rejection(session.benchmark(run, { warmup: 0, counted: 10_000_000 }));
    process.kill(engine.process.pid ?? 0, "SIGKILL");
    for (const error of [await call, await rejection(session.predict(run))])
      expect(error).to.have.property("code", "NG_ENGINE_CRASHED");
    engine = await TensorFlowEngine.start({ threads: 1 });
    expect((await (await engine.open(product(), state)).predict(run))["y"]?.shape).to.deep.equal([2, 2]);
  });

  it("tells what helps where oneDNN divides by zero, as it does where a virtual machine hides its caches", async () => {
    process.kill(engine.process.pid ?? 0, "SIGFPE");
    const error = await rejection(session.predict({ x: filled([2, 3]), other: filled([2]) }));
    expect(error).to.have.property("code", "NG_ENGINE_CRASHED");
    expect(error).to.have.property("message").that.includes("TF_ENABLE_ONEDNN_OPTS=0");
    engine = await TensorFlowEngine.start({ threads: 1 });
  });

  it("leaves no folder behind, and names weights that do not fit", async () => {
    const folder = await mkdtemp(join(tmpdir(), "netgraft-tensorflow-"));
    process.env["TMPDIR"] = folder;
    await (await engine.open(product(), state)).release();
    const misfit = new Map([["w", filled([2])]]);
    expect(await rejection(engine.open(product(), misfit))).to.have.property("code", "NG_MODEL_TENSOR");
    expect(await readdir(folder)).to.deep.equal([]);
    await rm(folder, { recursive: true });
  });

  it("computes gradients of convolutions in groups without oneDNN as with it", async () => {
    const inputs = { x: filled([2, 4, 5, 5]), w: filled([6, 2, 3, 3]) };
    const expected = await (await engine.open(groupedGradients(), new Map())).predict(inputs);
    expect(engine.process.identity.hasGroupedGradients).to.equal(true);
    process.env["TF_ENABLE_ONEDNN_OPTS"] = "0";
    const plain = await TensorFlowEngine.start({ threads: 1 });
    try {
      expect(plain.process.identity.hasGroupedGradients).to.equal(false);
      const found = await (await plain.open(groupedGradients(), new Map())).predict(inputs);
      for (const [name, tensor] of Object.entries(expected))
        for (const [index, value] of requireFloat32(tensor, name).data.entries())
          expect(found[name]?.data[index], name).to.be.closeTo(value, 1e-4 * Math.max(1, Math.abs(value)));
    } finally {
      await plain.close();
    }
  });
});
