import type { Work as SetUpWork } from "@netgraft/engine-process/set-up";
import type { NativeTensorFlow } from "../native/inspect-addon.js";

/** What surrounds the steps of the set-up. */
export interface Work extends SetUpWork {
  /** Loads an addon, in a process of its own. @throws NG_TENSORFLOW_LOAD */
  inspect(addon: string, signal?: AbortSignal): Promise<NativeTensorFlow>;
}
