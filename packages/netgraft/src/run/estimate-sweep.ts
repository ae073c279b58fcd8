import type { Framework } from "@netgraft/core/host";
import {
  canonical,
  distinctCells,
  graphDigest,
  type SweepBase,
  type SweepPlan,
  type SweepRow,
} from "@netgraft/experiments";
import type { TrainingEvent } from "@netgraft/training";
import type { OpenedNetwork } from "../open-network.js";
import type { WorkOnSweepOptions } from "./run-sweep.js";
import { engineOfSweep } from "./sweep-engine.js";
import { median, type Spread, spreadOf } from "./spread.js";
import { train } from "./train.js";

/** A plan, with the frameworks that its networks were composed by. */
export interface OpenedSweep extends SweepPlan {
  readonly frameworks: ReadonlyMap<SweepBase, Framework>;
}

/** What a run is expected to take. */
export interface RunEstimate {
  /** Seconds of a step, reading of pictures included: of those that were measured. */
  readonly step: Spread;
  /** Of the whole run: all epochs, with an evaluation each. */
  readonly seconds: number;
}

/** What a sweep is expected to take. */
export interface SweepEstimate {
  /** A run of each row. */
  readonly rows: readonly RunEstimate[];
  /** All runs, one after the other. */
  readonly seconds: number;
}

/** How a sweep is measured. */
export interface EstimateSweepOptions extends Pick<
  WorkOnSweepOptions,
  "engineFor" | "threads" | "workers" | "signal" | "cwd"
> {
  /** Told of each network before it is measured: which, and of how many. */
  readonly onProgress?: ((done: number, all: number) => void) | undefined;
}

/**
 * Measures a few steps of each distinct network of a sweep, on its own pictures, and estimates what all runs take. Nothing is written. Networks are
 * the same where graph and step are; rates, schedules and numbers of epochs make no difference to a step.
 * @param plan as `openSweep` gives it
 * @throws as `train`; the reason of `signal`
 */
export async function estimateSweep(
  plan: OpenedSweep,
  { onProgress, ...options }: EstimateSweepOptions = {},
): Promise<SweepEstimate> {
  const keys = plan.rows.map(stepKey);
  const all = new Set(keys).size;
  const paces = new Map<string, Pace>();
  const rows: RunEstimate[] = [];
  for (const [index, row] of plan.rows.entries()) {
    const key = keys[index] ?? "";
    if (!paces.has(key)) onProgress?.(paces.size, all);
    const pace =
      paces.get(key) ??
      (await measuredPace({ network: row.network, framework: frameworkOf(plan, row) }, plan.engine, options));
    paces.set(key, pace);
    rows.push({ step: spreadOf(pace.steps), seconds: runSeconds(pace, row.network.config.training?.epochs ?? 0) });
  }
  const seconds = distinctCells(plan.cells).reduce((sum, { row }) => sum + (rows[row]?.seconds ?? 0), 0);
  return { rows, seconds };
}

/** How fast a network is trained. */
export interface Pace {
  /** Seconds of steps. */
  readonly steps: readonly number[];
  readonly stepsPerEpoch: number;
  /** Of an evaluation, where one was met. */
  readonly evaluation?: number;
  /** Pictures. */
  readonly training: number;
  readonly validation: number;
}

/** A picture that is evaluated takes about a third of one that is trained with: forward alone, rather than forward, and backward for maps and weights. */
const evaluatedPart = 1 / 3;

/** What a run takes. @param epochs how many it has */
export function runSeconds({ steps, stepsPerEpoch, evaluation, training, validation }: Pace, epochs: number): number {
  const epoch = stepsPerEpoch * median(steps);
  return epochs * (epoch + (evaluation ?? (training === 0 ? 0 : (evaluatedPart * epoch * validation) / training)));
}

/** Steps that are measured, behind the first, which takes longer; and seconds after which fewer are enough. */
const [wanted, patience] = [4, 3];

async function measuredPace(
  composition: OpenedNetwork,
  name: string,
  { engineFor, signal, ...options }: EstimateSweepOptions,
): Promise<Pace> {
  const enough = new Error("enough steps are measured");
  const stop = new AbortController();
  const watch = new StepWatch();
  try {
    await train(composition, {
      ...options,
      engine: await engineOfSweep(composition, name, engineFor),
      signal: signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]),
      onEvent: (event) => {
        watch.tell(event);
        if (watch.steps.length >= wanted || (watch.steps.length > 0 && watch.seconds > patience)) stop.abort(enough);
      },
    });
  } catch (error) {
    if (error !== enough) throw error;
  }
  return watch.pace;
}

/** Takes the time of steps and evaluations. */
class StepWatch {
  readonly #began = performance.now();
  readonly #steps: number[] = [];
  #since = performance.now();
  #evaluation: number | undefined;
  #started = { stepsPerEpoch: 0, training: 0, validation: 0 };

  /** Seconds of steps but the first. */
  get steps(): readonly number[] {
    return this.#steps.slice(1);
  }

  get seconds(): number {
    return (performance.now() - this.#began) / 1000;
  }

  get pace(): Pace {
    return {
      // Where there was but one.
      steps: this.#steps.length > 1 ? this.steps : this.#steps,
      ...this.#started,
      ...(this.#evaluation !== undefined && { evaluation: this.#evaluation }),
    };
  }

  tell(event: TrainingEvent): void {
    if (event.kind === "started") {
      const { stepsPerEpoch, training, validation } = event;
      this.#started = { stepsPerEpoch, training, validation };
    } else if (event.kind === "step") this.#steps.push(this.#lap());
    else if (event.kind === "epoch") this.#evaluation = this.#lap();
    if (event.kind === "started") this.#lap();
  }

  #lap(): number {
    const now = performance.now();
    const seconds = (now - this.#since) / 1000;
    this.#since = now;
    return seconds;
  }
}

function frameworkOf({ frameworks }: OpenedSweep, { base }: SweepRow): Framework {
  const framework = frameworks.get(base);
  if (framework === undefined) throw new TypeError("the base of a row is none of the plan's");
  return framework;
}

/** What of a training decides no step's time. */
const noPartOfSteps: ReadonlySet<string> = new Set([
  "learningRate",
  "epochs",
  "schedule",
  "seed",
  "earlyStopping",
  "monitor",
]);

/** Rows whose steps take the same time have the same. */
function stepKey({ network }: SweepRow): string {
  const training = Object.entries(network.config.training ?? {}).filter(([key]) => !noPartOfSteps.has(key));
  return canonical([graphDigest(network.graph), Object.fromEntries(training)]);
}
