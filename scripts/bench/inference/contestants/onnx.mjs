/** Predicts with an ONNX file in the ONNX engine: `onnx.mjs <file> <prediction as JSON>`. */
import { startOnnxEngine } from "@netgraft/onnxruntime/node";
import { answerTurns } from "../answer-turns.mjs";

const [path = "", given = ""] = process.argv.slice(2);
const prediction = JSON.parse(given);

await answerTurns(async () => {
  const engine = await startOnnxEngine({ threads: prediction.threads });
  const session = await engine.load(path);
  return {
    identity: engine.process.identity,
    run: (inputs) => session.run(inputs),
    async benchmark(inputs, { warmup, counted }) {
      return (await session.benchmark(inputs, { warmup, runs: counted })).milliseconds;
    },
  };
}, prediction);
