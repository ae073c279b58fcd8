import { execFile, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { rejection } from "@netgraft/test-support";
import { expect } from "chai";
import { encodeOnnx } from "@netgraft/onnx";
import { exportOnnx } from "../export-onnx.js";
import { doubling } from "./doubling.test.support.js";
import { OnnxEngine } from "./onnx-engine.js";
import { float32Tensor } from "@netgraft/core/graph";

const x = (...data: number[]) => ({ x: float32Tensor([data.length, 1], Float32Array.from(data)) });
const forever = { warmup: 0, runs: Number.MAX_SAFE_INTEGER };
const runner = fileURLToPath(new URL("./runner.test.support.js", import.meta.url));

describe("the ONNX engine", () => {
  let model: Uint8Array;
  let engine: OnnxEngine;
  before(async () => {
    model = await encodeOnnx(doubling());
  });
  beforeEach(async () => {
    engine = await OnnxEngine.start({ threads: 1 });
  });
  afterEach(() => engine.close());

  it("runs a model from bytes and from a file, at any batch", async () => {
    const folder = await mkdtemp(join(tmpdir(), "netgraft-onnx-"));
    await exportOnnx(doubling(), join(folder, "m.onnx"));
    for (const source of [model, join(folder, "m.onnx")]) {
      const session = await engine.load(source);
      expect(session.inputs).to.deep.equal([{ name: "x", dtype: "float32", shape: ["batch", 1] }]);
      expect(session.outputs).to.deep.equal([{ name: "y", dtype: "float32", shape: ["batch", 1] }]);
      expect(await session.run(x(3))).to.deep.equal({ y: float32Tensor([1, 1], Float32Array.of(6)) });
      expect(await session.run(x(1, 2, -4))).to.deep.equal({ y: float32Tensor([3, 1], Float32Array.of(2, 4, -8)) });
    }
    await rm(folder, { recursive: true });
  });

  it("takes a view as the elements that it shows", async () => {
    const session = await engine.load(model);
    const data = Float32Array.of(9, 1, 2, 9).subarray(1, 3);
    expect((await session.run({ x: float32Tensor([2, 1], data) }))["y"]?.data).to.deep.equal(Float32Array.of(2, 4));
  });

  it("answers calls that are made at once in order, each with its own result", async () => {
    const session = await engine.load(model);
    const results = await Promise.all(Array.from({ length: 50 }, (_, index) => session.run(x(index))));
    expect(results.map(({ y }) => y?.data[0])).to.deep.equal(Array.from({ length: 50 }, (_, index) => 2 * index));
  });

  it("measures runs", async () => {
    const { milliseconds } = await (await engine.load(model)).benchmark(x(1), { warmup: 1, runs: 7 });
    expect(milliseconds).to.have.length(7);
    for (const time of milliseconds) expect(time).to.be.greaterThan(0);
  });

  it("reports in the engine's words what it refuses, and goes on", async () => {
    const session = await engine.load(model);
    const data = new Float32Array(4);
    for (const [call, words] of [
      [() => engine.load(new Uint8Array(10)), /protobuf parsing failed/],
      [() => engine.load("missing.onnx"), /missing\.onnx.* doesn't exist/],
      [() => session.run({ x: float32Tensor([2, 2], data) }), /Got invalid dimensions.*Got: 2 Expected: 1/],
      [
        () => session.run({ x: { dtype: "float32", shape: [5, 1], data } }),
        /size\(5\) does not match data length\(4\)/,
      ],
      [() => session.run({}), /input 'x' is missing/],
    ] as const) {
      const error = await rejection(call());
      expect(error).to.have.property("code", "NG_ENGINE_FAILED");
      expect(error).to.have.property("message").that.matches(words);
    }
    expect((await session.run(x(1)))["y"]?.data[0]).to.equal(2);
  });

  it("frees a session that is released", async () => {
    const session = await engine.load(model);
    await session.release();
    expect(await rejection(session.run(x(1))))
      .to.have.property("message")
      .that.matches(/released/);
  });

  it("rejects the calls under way when its process is killed, and those after; another engine works", async () => {
    const session = await engine.load(model);
    const calls = [session.benchmark(x(1), forever), session.run(x(1))].map(rejection);
    await delay(50);
    process.kill(engine.process.pid ?? 0, "SIGKILL");
    for (const error of [...(await Promise.all(calls)), await rejection(session.run(x(1)))]) {
      expect(error).to.have.property("code", "NG_ENGINE_CRASHED");
      expect(error)
        .to.have.property("message")
        .that.matches(/SIGKILL/);
    }
    const other = await OnnxEngine.start({ threads: 1 });
    expect((await (await other.load(model)).run(x(4)))["y"]?.data[0]).to.equal(8);
    await other.close();
  });

  it("does not end by the interrupt that Ctrl-C sends to both processes", async () => {
    const session = await engine.load(model);
    process.kill(engine.process.pid ?? 0, "SIGINT");
    await delay(50);
    expect((await session.run(x(4)))["y"]?.data[0]).to.equal(8);
  });

  it("rejects calls under way and later ones when it is closed", async () => {
    const session = await engine.load(model);
    const benchmark = rejection(session.benchmark(x(1), forever));
    await engine.close();
    await engine.close();
    expect(await benchmark).to.have.property("code", "NG_ENGINE_CLOSED");
    expect(await rejection(session.run(x(1)))).to.have.property("code", "NG_ENGINE_CLOSED");
  });

  it("reports a native abort while it starts, with the last words", async () => {
    const error = await rejection(
      OnnxEngine.start({
        runtimeModule:
          "data:text/javascript,console.error('out of luck');process.kill(process.pid,'SIGABRT');await new Promise(()=>setTimeout(()=>0,1e4))",
      }),
    );
    expect(error).to.have.property("code", "NG_ENGINE_CRASHED");
    expect(error)
      .to.have.property("message")
      .that.matches(/SIGABRT.*out of luck/);
  });

  it("hands on what the process writes", async () => {
    const lines: string[] = [];
    await rejection(
      OnnxEngine.start({
        runtimeModule: "data:text/javascript,console.log('one');console.error('two');process.exit(3)",
        onLog: (line) => lines.push(line),
      }),
    );
    expect(lines.toSorted()).to.deep.equal(["one", "two"]);
  });

  it("turns telemetry off before native code is loaded", async () => {
    const lines: string[] = [];
    await rejection(
      OnnxEngine.start({
        runtimeModule: "data:text/javascript,console.log(process.env.ORT_DISABLE_TELEMETRY);process.exit()",
        onLog: (line) => lines.push(line),
      }),
    );
    expect(lines).to.deep.equal(["1"]);
  });

  it("lets a program end that leaves it open and idle", async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [runner, "idle"], { timeout: 10_000 });
    expect(stdout.trim()).to.equal("8");
  });

  it("ends when its parent is killed", async () => {
    const parent = fork(runner, ["busy"], { stdio: "ignore" });
    // The program's one message is the id of its engine's process.
    const [pid] = (await once(parent, "message")) as [number];
    parent.kill("SIGKILL");
    for (let tries = 0; isAlive(pid) && tries < 100; tries += 1) await delay(50);
    expect(isAlive(pid)).to.equal(false);
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
