import type { NetworkState } from "@netgraft/core/graph";
import type { Progress } from "./progress.js";
import type { Environment } from "./environment.js";
import type { Fingerprint } from "./fingerprint.js";

/** A run of training between two batches: all that it needs to go on as if it had not stopped. */
export interface Checkpoint {
  /** That of the step: the network's, and its slots. */
  readonly state: NetworkState;
  readonly progress: Progress;
  readonly fingerprint: Fingerprint;
  readonly environment: Environment;
}
