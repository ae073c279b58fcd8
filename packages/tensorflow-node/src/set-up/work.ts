import type { NativeTensorFlow } from "../native/inspect-addon.js";
import type { Environment } from "../native/native-folder.js";

/** What surrounds the steps of the set-up. */
export interface Work {
  readonly env: Environment;
  readonly signal?: AbortSignal | undefined;
  /** Told of each step when it begins. */
  step(doing: string): void;
  /** Loads an addon, in a process of its own. @throws NG_TENSORFLOW_LOAD */
  inspect(addon: string, signal?: AbortSignal): Promise<NativeTensorFlow>;
  /** Told each line that a command writes. */
  line(text: string): void;
}
