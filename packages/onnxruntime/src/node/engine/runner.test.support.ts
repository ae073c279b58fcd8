/** A program that uses an engine and does not close it: `idle` runs once, `busy` never ends. */
import { encodeOnnx } from "@netgraft/onnx";
import { doubling } from "./doubling.test.support.js";
import { OnnxEngine } from "./onnx-engine.js";
import { float32Tensor } from "@netgraft/core/graph";

const engine = await OnnxEngine.start({ threads: 1 });
const session = await engine.load(await encodeOnnx(doubling()));
const inputs = { x: float32Tensor([1, 1], Float32Array.of(4)) };
if (process.argv[2] === "busy") {
  process.send?.(engine.process.pid);
  await session.benchmark(inputs, { warmup: 0, runs: Number.MAX_SAFE_INTEGER });
} else {
  console.log((await session.run(inputs))["y"]?.data[0]);
}
