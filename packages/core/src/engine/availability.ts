/** What surrounds an engine: its process's environment by default. */
export interface EngineSurroundings {
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
}

/** How something is that an engine uses: there, not there, there and unusable, or there and slower than it can be. */
export type FindingState = "ok" | "missing" | "broken" | "slow";

/** Something that was looked for: a line of `netgraft doctor`. */
export interface Finding {
  readonly what: string;
  readonly state: FindingState;
  /** What there is, or why there is nothing. */
  readonly found: string;
  /** What to do, where something is to be done. */
  readonly advice?: string;
}

/** Whether an engine can be used on this machine. */
export interface Availability {
  readonly usable: boolean;
  /**
   * Why it cannot be used, or where it can, why it is slower here than it could be; as it follows the engine's name, such as
   * "is not set up (`netgraft setup tensorflow`)".
   */
  readonly why?: string;
  readonly findings: readonly Finding[];
}

/** What an engine is for. */
export type EngineTask = "training" | "prediction";

/** How well an engine does a task, so that `--engine auto` can choose. */
export interface EnginePreference {
  /** How often it does what onnxruntime does once, in the same time; measured, see `measuredWith`. */
  readonly speed: number;
  /** The networks that it was measured with, for the note on what was chosen. */
  readonly measuredWith: string;
}

/** What a set-up is given. */
export interface SetUpContext extends EngineSurroundings {
  /** The absolute path of what the engine is to be set up with, where it is given. */
  readonly from?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told of each step when it begins. */
  readonly step?: ((doing: string) => void) | undefined;
  /** Told each line that a program of others writes. */
  readonly line?: ((text: string) => void) | undefined;
}

/** What a set-up has come to. */
export interface SetUpOutcome {
  /** False where it was there and nothing was done. */
  readonly made: boolean;
  /** What is set up, for the user, such as "TensorFlow 2.21.0 (from pip, with oneDNN)". */
  readonly title: string;
  /** The folder of what loads. */
  readonly folder: string;
  /** The same for a program. */
  readonly details: Readonly<Record<string, string | number | boolean>>;
}

/** Makes an engine run that npm alone cannot install: `netgraft setup <engine>`. */
export interface EngineSetUp {
  /** What it does, in a few sentences. */
  readonly description: string;
  /** What `--from` may name; absent where nothing can be given. */
  readonly from?: string;
  /** What is there and usable is left as it is; otherwise all is made, or nothing. @throws the engine's own coded errors */
  run(context: SetUpContext): Promise<SetUpOutcome>;
}
