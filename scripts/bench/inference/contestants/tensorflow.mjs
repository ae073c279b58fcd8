/** Predicts with the TensorFlow engine: `tensorflow.mjs <prediction as JSON>`. */
import { startTensorFlowEngine } from "@netgraft/tensorflow-node";
import { answerTurns } from "../answer-turns.mjs";
import { nameDerivedProgram } from "../name-derived-program.mjs";

const prediction = JSON.parse(process.argv[2] ?? "");
const program = nameDerivedProgram(prediction);

await answerTurns(async () => {
  const engine = await startTensorFlowEngine({ threads: prediction.threads });
  const session = await engine.load(program);
  return {
    identity: engine.process.identity,
    run: (inputs) => session.run(inputs),
    benchmark: (inputs, runs) => session.benchmark(inputs, runs),
  };
}, prediction);
