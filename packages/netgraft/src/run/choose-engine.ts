import { describeProblem, type Engine, type Graph, NetgraftError, type Registry } from "@netgraft/core";
import { findTensorFlow, type Places, TensorFlowAbsentError } from "@netgraft/tensorflow/set-up";

/** What an engine is for. */
export type EngineTask = "training" | "prediction";

/** The name that stands for whichever engine is faster. */
const automaticEngine = "auto";

/** An engine that runs everywhere, and one that has to be set up. */
const [everywhere, setUp] = ["onnx", "tensorflow"] as const;

/**
 * The faster engine for each task, and what that was measured with on 2 threads of an AMD EPYC with AVX2. Training, by
 * `npm run bench:train` and steps of other networks taken in the same way: tensorflow takes 0.67 to 0.75 of onnx's time with
 * MobileNetV2, EfficientNet-B0 and VGG-11, 0.85 with Inception-v3, 0.89 to 1.0 with SE-ResNets on pictures up to 128×128,
 * 1.03 to 1.07 with those on 224×224, 1.11 with ShuffleNetV2. Prediction, by `npm run bench -- inference`: runs take about
 * as long, and onnx opens SE-ResNet-50 in a third of the time.
 */
const faster: Readonly<Record<EngineTask, { readonly engine: string; readonly measuredWith: string }>> = {
  training: {
    engine: setUp,
    measuredWith: "MobileNetV2, EfficientNet, VGG, Inception-v3 and SE-ResNets on pictures up to 128×128",
  },
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
