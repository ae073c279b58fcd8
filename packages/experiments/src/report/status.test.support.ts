import { type CellResult, resultOf } from "../sweep/cell-result.js";
import type { PlainSettings } from "../sweep/setting.js";
import type { SweepStatus } from "../sweep/sweep-status.js";

/** What a cell came to: its top-1 epoch by epoch, or why there is none. */
export type Outcome = readonly number[] | "failed" | "waiting" | "begun";

/** A row of a status that is written down. */
export interface WrittenRow {
  readonly variant: string;
  readonly settings?: PlainSettings;
  readonly parameters?: number;
  readonly digest?: string;
  /** By seed. */
  readonly outcomes: Readonly<Record<number, Outcome>>;
  readonly hasValidation?: boolean;
  /** Of the seeds that are finished. */
  readonly stopped?: { readonly epoch: number; readonly reason: string };
}

/** The status of a sweep, as its folder would give it. The loss is 1 less the top-1. */
export function statusWith(rows: readonly WrittenRow[], { baseline = "plain", name = "written" } = {}): SweepStatus {
  return {
    name,
    version: "1",
    baseline,
    runs: { finished: 0, stopped: 0, failed: 0, held: 0, begun: 0, waiting: 0 },
    rows: rows.map(
      ({ variant, settings = {}, parameters = 1000, digest, outcomes, hasValidation = true, stopped }, row) => ({
        row: { variant, settings, parameters, macs: 10 * parameters, digest: digest ?? `${row}`, config: {} },
        cells: Object.entries(outcomes).map(([text, outcome]) => {
          const [seed, key] = [Number(text), `${row}-${text}`];
          const cell = { row, seed, key };
          if (outcome === "waiting" || outcome === "begun") return { cell, state: outcome };
          const base = { key, seed, version: "1", seconds: 2 };
          if (outcome === "failed") {
            const problems = [{ at: "training.loss", message: "the loss is not finite" }];
            return {
              cell,
              state: outcome,
              result: resultOf({ ...base, epochs: [], failed: { code: "NG_NOT_FINITE", problems } }),
            };
          }
          const epochs = outcome.map((top1, index): CellResult["epochs"][number] => ({
            epoch: index + 1,
            learningRate: 0.1,
            training: { loss: 0.5, top1: 0.5, top5: 1 },
            ...(hasValidation && { validation: { loss: 1 - top1, top1, top5: 1 } }),
          }));
          const best = outcome.indexOf(Math.max(...outcome)) + 1;
          return {
            cell,
            state: "finished" as const,
            result: resultOf({ ...base, epochs, stopped, ...(hasValidation && { best }) }),
          };
        }),
      }),
    ),
  };
}

/** Outcomes of one epoch, of seeds from 1 on. */
export function seeds(...top1: readonly number[]): Readonly<Record<number, Outcome>> {
  return Object.fromEntries(top1.map((value, index) => [index + 1, [value]]));
}
