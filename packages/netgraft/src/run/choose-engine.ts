import { describeProblem, type Engine, type Graph, NetgraftError, type Registry } from "@netgraft/core";
import { findTensorFlow, type Places, TensorFlowAbsentError } from "@netgraft/tensorflow/set-up";

/** What an engine is for. */
export type EngineTask = "training" | "prediction";

/** The name that stands for whichever engine is faster. */
const automaticEngine = "auto";

/** An engine that runs everywhere, and one that has to be set up. */
const [everywhere, setUp] = ["onnx", "tensorflow"] as const;

/**
 * The faster engine for each task, and what that was measured with, 2 threads of an AMD EPYC with AVX2. Training, by
 * `npm run bench:train`: SE-ResNet-18 on 64×64 takes tensorflow 0.89 of onnx's time, SE-ResNet-20 on 32×32 0.96, SE-ResNet-50
 * on 224×224 1.03. Prediction, by `npm run bench:engines`: onnx, SE-ResNet-50 on one picture of 224×224.
 */
const faster: Readonly<Record<EngineTask, { readonly engine: string; readonly measuredWith: string }>> = {
  training: { engine: setUp, measuredWith: "SE-ResNet-18 on 64×64" },
  prediction: { engine: everywhere, measuredWith: "SE-ResNet-50 on 224×224" },
};

export interface EngineChoice {
  readonly task: EngineTask;
  /** What is to be run. */
  readonly graph: Graph;
  /** Where the engine was named, for the error. */
  readonly at?: string;
  readonly places?: Places;
  /** Finds the TensorFlow that is set up; tests give another. */
  readonly find?: typeof findTensorFlow;
}

/**
 * The engine of a name; `auto` is the faster one for the task, where that works and can run the graph, and else `onnx`.
 * @returns for `auto` also which it is, and why
 * @throws NG_UNKNOWN_COMPONENT where there is no engine of that name
 */
export async function chooseEngine(
  engines: Registry<Engine>,
  name: string,
  choice: EngineChoice,
): Promise<{ readonly engine: Engine; readonly why?: string }> {
  const { task, at } = choice;
  if (name !== automaticEngine) return { engine: engines.get(name, at === undefined ? {} : { at }) };
  const { engine: best, measuredWith } = faster[task];
  const lack = best === everywhere ? undefined : await lackOf(engines.get(best), choice);
  if (lack !== undefined) return { engine: engines.get(everywhere), why: `engine ${everywhere}: ${best} ${lack}` };
  const than = best === everywhere ? setUp : everywhere;
  return {
    engine: engines.get(best),
    why: `engine ${best}: faster than ${than} in ${task}, as measured with ${measuredWith}`,
  };
}

/** Why the engine that has to be set up is not taken. */
async function lackOf(engine: Engine, choice: EngineChoice): Promise<string | undefined> {
  const { task, graph, places, find = findTensorFlow } = choice;
  const unsupported = engine.unsupported(graph);
  if (unsupported.length > 0) return `cannot run ${unsupported.join(", ")}`;
  if (task === "training" && engine.openTraining === undefined) return "cannot train";
  try {
    const { oneDnn } = await find(places);
    return oneDnn ? undefined : "has no oneDNN here, and is slower without it";
  } catch (error) {
    if (error instanceof TensorFlowAbsentError) return `is not set up (\`netgraft setup ${setUp}\`)`;
    if (!(error instanceof NetgraftError)) throw error;
    return `is set up and cannot be used: ${error.problems.map(describeProblem).join("; ")}`;
  }
}
