import type {
  Engine,
  EngineOptions,
  ExecutionProfile,
  NamedTensors,
  ProfileOptions,
  Program,
  Session,
  TrainingProgram,
  TrainingSession,
} from "@netgraft/core/graph";

/** What opens programs in the process of an engine that has been started. */
export interface ProgramOpener {
  open(program: Program): Promise<Session>;
  openTraining(program: TrainingProgram): Promise<TrainingSession>;
  /** As `Engine.profile`; absent where the runtime does not measure itself. */
  profile?(
    program: Program,
    inputs: NamedTensors,
    runs: Pick<ProfileOptions, "warmup" | "counted">,
  ): Promise<ExecutionProfile>;
  /** Ends the process, and with it every session. */
  close(): Promise<void>;
}

/** An engine whose programs run in processes. */
export interface ProcessesEngine extends Engine {
  openTraining(program: TrainingProgram, options?: EngineOptions): Promise<TrainingSession>;
  close(): Promise<void>;
  /** Starts one process in which any number of programs are opened; their runs take turns, and each is released by itself. */
  start(options?: EngineOptions): Promise<ProgramOpener>;
}

/**
 * An engine as a plugin registers it: each program that is opened runs in a process of its own, which ends when the program is
 * released, whatever it is doing. Closing the engine ends all of them.
 * @param definition what describes the engine, and what starts one of its processes
 */
export function engineOfProcesses({
  start,
  profiles = false,
  ...described
}: Omit<ProcessesEngine, "open" | "openTraining" | "profile" | "close"> & {
  /** Whether what is started has `profile`. */
  readonly profiles?: boolean;
}): ProcessesEngine {
  const running = new Set<ProgramOpener>();

  async function started(options?: EngineOptions): Promise<ProgramOpener> {
    const opener = await start(options);
    running.add(opener);
    return opener;
  }

  async function end(opener: ProgramOpener): Promise<void> {
    running.delete(opener);
    await opener.close();
  }

  /** Opens something in a process that is new. @returns it, and what ends the process */
  async function opening<T>(
    options: EngineOptions | undefined,
    open: (opener: ProgramOpener) => Promise<T>,
  ): Promise<{ readonly opened: T; readonly release: () => Promise<void> }> {
    const opener = await started(options);
    try {
      return { opened: await open(opener), release: () => end(opener) };
    } catch (error) {
      await end(opener);
      throw error;
    }
  }

  /** Runs a program in a process that ends with it, or by the signal. */
  async function profile(
    program: Program,
    inputs: NamedTensors,
    { warmup, counted, signal, ...options }: ProfileOptions,
  ): Promise<ExecutionProfile> {
    signal?.throwIfAborted();
    const opener = await started(options);
    const onAbort = (): void => void end(opener);
    signal?.addEventListener("abort", onAbort);
    try {
      signal?.throwIfAborted();
      if (opener.profile === undefined) throw new TypeError(`the engine ${described.name} does not measure itself`);
      return await opener.profile(program, inputs, { warmup, counted });
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    } finally {
      signal?.removeEventListener("abort", onAbort);
      await end(opener);
    }
  }

  return {
    ...described,
    ...(profiles && { profile }),
    async start(options) {
      const opener = await started(options);
      return {
        open: (program) => opener.open(program),
        openTraining: (program) => opener.openTraining(program),
        close: () => end(opener),
      };
    },
    async open(program, options) {
      const { opened, release } = await opening(options, (opener) => opener.open(program));
      return {
        run: (inputs) => opened.run(inputs),
        benchmark: (inputs, runs) => opened.benchmark(inputs, runs),
        release,
      };
    },
    async openTraining(program, options) {
      const { opened, release } = await opening(options, (opener) => opener.openTraining(program));
      return {
        environment: opened.environment,
        step: (inputs) => opened.step(inputs),
        accumulate: (inputs) => opened.accumulate(inputs),
        undo: () => opened.undo(),
        predict: (inputs) => opened.predict(inputs),
        readState: () => opened.readState(),
        writeState: (state) => opened.writeState(state),
        release,
      };
    },
    async close() {
      await Promise.all([...running].map(end));
    },
  };
}
