import type { z } from "#zod";
import type { TrainingComponent } from "./training-component.js";

/** A sweep whose cells are to be trained, as a queue sees it. */
export interface QueuedSweep {
  /** Tells the sweep from every other one, on every machine that sees its folder: 16 hexadecimal digits. */
  readonly id: string;
  readonly name: string;
  /** Its folder, as an absolute path of this machine. */
  readonly folder: string;
  /** The environment variables of whoever works on it. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** A cell that a worker has been offered. It is for the worker to find out whether it may train it: a cell can be offered to two. */
export interface OfferedCell {
  /** Its name: 16 hexadecimal digits of what decides its numbers. */
  readonly key: string;
  /** Takes it out of the queue: it is finished, by this worker or by another. */
  done(): Promise<void>;
  /** Leaves it to be offered again, in a moment, to this worker or to another. */
  giveBack(): Promise<void>;
}

/** The order in which one worker is offered cells. */
export interface CellOrder {
  /**
   * The cell that comes next.
   * @param left the keys of cells that are not finished, but for those that have been tried just now; in the sweep's order
   * @returns one of any keys; undefined where there is none at the moment, upon which it is asked again
   */
  next(left: readonly string[]): Promise<OfferedCell | undefined>;
  /** Lets go of what it holds; cells that are neither done nor given back are offered to others. */
  close(): Promise<void>;
}

/** A sweep that is handed over to what starts its workers. */
export interface SubmittedSweep extends QueuedSweep {
  /** How many cells are not finished; at least one. */
  readonly left: number;
  /** The command line of a worker that trains one cell and ends. @param threads for its engine; by default as many as it finds */
  worker(threads?: number): readonly string[];
}

/** What has come of handing a sweep over. */
export interface Submission {
  /** What it is called there, such as the number of a job. */
  readonly id: string;
  /** A sentence for whoever has handed it over. */
  readonly note: string;
}

/** What hands out the cells of one sweep. Who may finish a cell is not its matter: that is decided by a lease in the sweep's folder. */
export interface SweepQueue {
  /** Where workers are started by something else, which gets the sweep; without it, whoever runs the sweep works on it. */
  submit?(sweep: SubmittedSweep): Promise<Submission>;
  /** What orders the cells for a worker; without it, they come in the sweep's order. */
  open?(sweep: QueuedSweep): Promise<CellOrder>;
}

/** What hands out the cells of sweeps to workers: registered by a plugin, chosen by `queue` in the file of a sweep. */
export interface Queue<Type extends string = string, Options extends z.ZodType = z.ZodType> extends TrainingComponent<
  Type,
  Options
> {
  build(options: z.output<Options>): SweepQueue;
}
