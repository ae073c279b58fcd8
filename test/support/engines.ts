import type { NamedTensors, NetworkState, Program, TrainingProgram, TrainingSession } from "@netgraft/core/graph";
import type { ProcessesEngine } from "@netgraft/engine-process";
import { createOnnxEngine, type OnnxEngine, startOnnxEngine } from "@netgraft/onnxruntime/node";
import { encodeOnnx } from "@netgraft/onnx";
import {
  createTensorFlowEngine,
  startTensorFlowEngine,
  TensorFlowAbsentError,
  type TensorFlowEngine,
} from "@netgraft/tensorflow-node";
import { skipBecause } from "@netgraft/test-support";

type Tensors = NamedTensors;

/** An engine as tests use it: all runs of a test process share one, which ends with the process. */
export interface TestedEngine {
  readonly name: string;
  readonly engine: ProcessesEngine;
  /** The outputs of one run. */
  run(program: Program, inputs: Tensors): Promise<Tensors>;
  /** A session of training in a process of its own, with two threads. */
  openTraining(program: TrainingProgram): Promise<TrainingSession>;
  /** Runs `use` with a session of training. */
  train<T>(program: TrainingProgram, use: (session: TrainingSession) => Promise<T>): Promise<T>;
}

let onnxProcess: Promise<OnnxEngine> | undefined;
let tensorFlowProcess: Promise<TensorFlowEngine> | undefined;

export const onnx: TestedEngine = {
  name: "onnx",
  async run(program, inputs) {
    onnxProcess ??= startOnnxEngine({ threads: 2 });
    const session = await (await onnxProcess).load(await encodeOnnx(program));
    try {
      return await session.run(inputs);
    } finally {
      await session.release();
    }
  },
  engine: createOnnxEngine(),
  ...trainingOf(createOnnxEngine()),
};

/** The ONNX engine with its maps in one order in memory, whatever suits the processor; a run is a step that changes nothing. */
function inLayout(layout: "portable" | "blocked"): TestedEngine {
  const engine = createOnnxEngine({ layout });
  const { openTraining, train } = trainingOf(engine);
  return {
    name: `onnx, ${layout}`,
    engine,
    run: ({ graph: step, state }, inputs) => train({ step, state }, (session) => session.step(inputs)),
    openTraining,
    train,
  };
}

/** The ONNX engine with each order that maps can have in memory; `blocked` is used where the processor has it. */
export const onnxLayouts: readonly TestedEngine[] = [inLayout("portable"), inLayout("blocked")];

const tensorFlow: TestedEngine = {
  name: "tensorflow",
  engine: createTensorFlowEngine(),
  run: ({ graph, state }, inputs) => withTensorFlow({ predict: graph }, state, (session) => session.predict(inputs)),
  openTraining: trainingOf(createTensorFlowEngine()).openTraining,
  train: ({ state, ...programs }, use) => withTensorFlow(programs, state, use),
};

/** The engines by name. */
export const testedEngines: Readonly<Record<string, TestedEngine>> = { onnx, tensorflow: tensorFlow };

function trainingOf(engine: ProcessesEngine): Pick<TestedEngine, "openTraining" | "train"> {
  const openTraining = (program: TrainingProgram): Promise<TrainingSession> =>
    engine.openTraining(program, { threads: 2 });
  return {
    openTraining,
    async train(program, use) {
      const session = await openTraining(program);
      try {
        return await use(session);
      } finally {
        await session.release();
      }
    },
  };
}

async function withTensorFlow<T>(
  programs: Omit<TrainingProgram, "step" | "state"> & Partial<Pick<TrainingProgram, "step">>,
  state: NetworkState,
  use: (session: TrainingSession) => Promise<T>,
): Promise<T> {
  tensorFlowProcess ??= startTensorFlowEngine({ threads: 2 });
  const session = await (await tensorFlowProcess).open(programs, state);
  try {
    return await use(session);
  } finally {
    await session.release();
  }
}

/**
 * A suite for each engine; that of an engine which is not set up here is skipped.
 * @param withOnnxRuntime the ways in which onnxruntime is used
 */
export function onEachEngine(
  title: string,
  define: (engine: TestedEngine) => void,
  withOnnxRuntime: readonly TestedEngine[] = [onnx],
): void {
  for (const engine of withOnnxRuntime) describe(`${title}, with ${engine.name}`, () => define(engine));
  describe(`${title}, with TensorFlow`, () => {
    before(async function () {
      try {
        tensorFlowProcess ??= startTensorFlowEngine({ threads: 2 });
        await tensorFlowProcess;
      } catch (error) {
        if (!(error instanceof TensorFlowAbsentError)) throw error;
        skipBecause(this, error.message);
      }
    });
    define(tensorFlow);
  });
}
