/** Predicts with the TensorFlow engine: `tensorflow.mjs <prediction as JSON>`. */
import { startTensorFlowEngine } from "@netgraft/tensorflow";
import { answerTurns } from "../answer-turns.mjs";
import { nameDerivedProgram } from "../name-derived-program.mjs";

const prediction = JSON.parse(process.argv[2]);
const { graph, state } = nameDerivedProgram(prediction);

await answerTurns(async () => {
  const engine = await startTensorFlowEngine({ threads: prediction.threads });
  const session = await engine.open({ predict: graph }, state);
  return {
    identity: engine.identity,
    run: (inputs) => session.run(inputs),
    benchmark: (inputs, runs) => session.benchmark(inputs, runs),
  };
}, prediction);
