import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { ConfigInvalidError, type Network } from "@netgraft/core/host";
import type { EpochMetrics } from "@netgraft/training";
import { folderName } from "./folder-name.js";

/** A network to be trained with a seed, and whatever it is trained with. */
export interface Candidate {
  readonly network: Network;
  readonly seed: number;
}

/** A run of an experiment: what is trained, and the folder that it is kept in. */
export interface PlannedRun<C extends Candidate = Candidate> {
  readonly candidate: C;
  readonly folder: string;
}

/** A run of an experiment, done. */
export interface FinishedRun extends Candidate {
  readonly folder: string;
  readonly history: readonly EpochMetrics[];
}

/** How the runs of an experiment go. */
export interface ExperimentOptions<C extends Candidate> {
  /** Whether runs that have begun go on. */
  readonly resume?: boolean | undefined;
  /** Told before each run which it is, counted from 1. */
  readonly onRun?: ((run: PlannedRun<C>, number: number) => void) | undefined;
}

/**
 * The runs of an experiment, each in a folder of its own: `<network>-seed-<seed>`.
 * @throws NG_CONFIG_INVALID where two networks have one name, or names of which the same folder would be made
 */
export function planRuns<C extends Candidate>(candidates: readonly C[], folder: string): readonly PlannedRun<C>[] {
  const names = new Map<string, string>();
  return candidates.map((candidate) => {
    const { name } = candidate.network;
    const own = join(folder, `${folderName(name)}-seed-${candidate.seed}`);
    const other = names.get(own);
    if (other !== undefined) throw sameFolder(own, other, name);
    names.set(own, name);
    return { candidate, folder: own };
  });
}

/**
 * Trains one run after the other.
 * @param train trains one of them in its folder, and gives what its epochs came to
 * @throws as `train`; what is done until then stays, and `resume` goes on with it
 */
export async function runExperiment<C extends Candidate>(
  runs: readonly PlannedRun<C>[],
  train: (
    run: PlannedRun<C>,
    options: { readonly resume: boolean },
  ) => Promise<{ readonly history: readonly EpochMetrics[] }>,
  { resume = false, onRun }: ExperimentOptions<C> = {},
): Promise<readonly FinishedRun[]> {
  const finished: FinishedRun[] = [];
  for (const [index, run] of runs.entries()) {
    onRun?.(run, index + 1);
    const { folder, candidate } = run;
    const { history } = await train(run, { resume: resume && existsSync(folder) });
    finished.push({ network: candidate.network, seed: candidate.seed, folder, history });
  }
  return finished;
}

function sameFolder(folder: string, other: string, name: string): Error {
  const isSame = other === name;
  return new ConfigInvalidError({
    at: "name",
    message: isSame
      ? "two of the networks have the same name"
      : `two of the networks have names of which the same folder would be made, ${basename(folder)}`,
    expected: "a name for each",
    found: isSame ? `"${name}"` : `"${other}" and "${name}"`,
  });
}
