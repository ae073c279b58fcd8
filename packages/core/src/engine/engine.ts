import type { Graph } from "../graph/graph.js";
import type { DType } from "../tensor/dtype.js";
import type { NamedTensors } from "../tensor/tensor.js";
import type { Availability, EnginePreference, EngineSetUp, EngineSurroundings, EngineTask } from "./availability.js";
import type { ExecutionProfile, ProfileOptions } from "./profile.js";
import type { Program } from "./program.js";
import type { TrainingProgram, TrainingSession } from "./training-session.js";

export interface EngineOptions {
  /** Native threads; by default as many as there are processors. */
  readonly threads?: number;
}

/** A program that an engine has loaded; it is released when it is no longer used, and the engine goes on. */
export interface Session {
  /** Runs the program once; inputs and outputs by name, the batch of the inputs free. */
  run(inputs: NamedTensors): Promise<NamedTensors>;
  /** Milliseconds of each counted run, measured inside the engine, after runs that are not counted. */
  benchmark(
    inputs: NamedTensors,
    runs: { readonly warmup: number; readonly counted: number },
  ): Promise<readonly number[]>;
  /** Frees what the program holds, whatever it is doing; other sessions of the engine go on. */
  release(): Promise<void>;
}

/** A file of an exporter that an engine has loaded. */
export interface ExportedSession extends Session {
  /** What it takes; a size that is open has a name. */
  readonly inputs: readonly {
    readonly name: string;
    readonly dtype: DType;
    readonly shape: readonly (number | string)[];
  }[];
}

/** Something that runs programs: registered by a plugin, chosen by name. */
export interface Engine {
  readonly name: string;
  /** One sentence for `netgraft list`. */
  readonly summary: string;
  /** Looks whether it can be used here; absent where it can wherever its plugin loads. It throws nothing for what it lacks. */
  availability?(surroundings?: EngineSurroundings): Promise<Availability>;
  /** How well it does a task; absent or undefined where that is not known: `auto` then takes it after those that say so. */
  preference?(task: EngineTask): EnginePreference | undefined;
  /** What makes it run, where npm alone cannot. */
  readonly setUp?: EngineSetUp;
  /** Kinds of operations in the graph that it can neither run nor decompose; empty where it can run the graph. */
  unsupported(graph: Graph): readonly string[];
  /**
   * Loads what an exporter has written, so that it can be compared with its network; absent where it reads no files.
   * @returns undefined where it does not read that format
   * @throws the engine's own coded errors
   */
  openExported?(path: string, format: string): Promise<ExportedSession | undefined>;
  /** Loads a program. @throws the engine's own coded errors */
  open(program: Program, options?: EngineOptions): Promise<Session>;
  /**
   * Runs a program some times and tells what each part of it takes; absent where the engine does not measure itself.
   * @param inputs by name, the batch free
   * @throws the engine's own coded errors
   */
  profile?(program: Program, inputs: NamedTensors, options: ProfileOptions): Promise<ExecutionProfile>;
  /**
   * Loads a program that changes its state; absent where the engine cannot train.
   * @throws the engine's own coded errors
   */
  openTraining?(program: TrainingProgram, options?: EngineOptions): Promise<TrainingSession>;
  /**
   * Ends all that the engine has started, with every session in it: calls under way are rejected with NG_ENGINE_CLOSED.
   * The engine can be used again. Absent where nothing is to be ended.
   */
  close?(): Promise<void>;
}
