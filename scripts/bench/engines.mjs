/**
 * Milliseconds of a step of training and of a prediction in each engine that is there. The engines take turns, so that
 * whatever slows the machine down for a while slows all of them; figures are medians.
 */
import { initialize } from "@netgraft/weights";
import { initialStepState, stepInputs, trainingStep } from "@netgraft/training";
import { createFramework } from "netgraft";

const framework = createFramework();
const [loss, optimizer] = [
  component(framework.catalog.losses, "crossEntropy", {}),
  component(framework.catalog.optimizers, "sgd", { momentum: 0.9 }),
];

/** What `--engine auto` goes by is the first of them. */
export const cases = [
  { name: "seresnet50", batch: 8, size: 224 },
  { name: "seresnext50_32x4d", batch: 8, size: 224 },
  { name: "seresnet18", batch: 32, size: 64 },
  { name: "seresnet20_cifar", batch: 128, size: 32 },
];

/**
 * @param engineNames those to compare
 * @returns milliseconds by task and engine
 */
export async function measureEngines({ name, batch, size }, engineNames, { threads, turns = 3 }) {
  const { graph } = framework.compose({ extends: name, input: { channels: 3, height: size, width: size } });
  const step = trainingStep(graph, { batch, loss, optimizer });
  const state = initialize(graph.state(), { seed: 0 });
  const input = numbers([batch, 3, size, size]);
  const labels = { shape: [batch], data: Float32Array.from({ length: batch }, (_, index) => index % 10) };
  const inputs = { input, labels, ...stepInputs(step, { step: 1, learningRate: 1e-3, seed: 1 }) };
  const times = { training: {}, prediction: {} };
  for (const engine of engineNames) for (const task of Object.values(times)) task[engine] = [];
  const sessions = [];
  try {
    for (const engine of engineNames.map((each) => framework.catalog.engines.get(each)))
      sessions.push({
        engine: engine.name,
        training: await engine.openTraining({ step: step.graph, state: initialStepState(step, state) }, { threads }),
        prediction: await engine.open({ graph, state }, { threads }),
      });
    // The first run compiles.
    for (let turn = -1; turn < turns; turn += 1)
      for (const { engine, training, prediction } of sessions) {
        const begin = performance.now();
        await training.step(inputs);
        const middle = performance.now();
        await prediction.run({ input });
        if (turn < 0) continue;
        times.training[engine].push(middle - begin);
        times.prediction[engine].push(performance.now() - middle);
      }
  } finally {
    for (const { training, prediction } of sessions) await Promise.all([training.close(), prediction.close()]);
  }
  return times;
}

function component(registry, type, options) {
  const found = registry.get(type);
  return found.build(found.options.parse(options));
}

function numbers(shape) {
  const count = shape.reduce((product, axis) => product * axis, 1);
  return { shape, data: Float32Array.from({ length: count }, (_, index) => Math.sin(index)) };
}
