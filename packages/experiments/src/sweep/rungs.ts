import { type NetgraftError, OptionUnsupportedError } from "@netgraft/core";
import type { Stopped } from "@netgraft/training";
import { type CellEpoch, type Reached, readReached, readResult } from "./cell-result.js";
import { type ComparedRow, endedRows, type Prune, rungsOf } from "./prune.js";
import { distinctCells, type SweepCell } from "./sweep-plan.js";
import type { RecordedRow, SweepRecord } from "./sweep-record.js";

/** What a cell is to do next: train until an epoch, or to its end; or nothing more. */
export interface NextRung {
  /** The epoch after which it waits for the others; by default it is trained to its end. */
  readonly until?: number;
  /** Why it is not trained further, with what it has come to: its row has been compared with others. */
  readonly ended?: EndedCell;
}

/** What a cell has come to whose row has ended. */
export interface EndedCell {
  readonly stopped: Stopped;
  readonly reached: Reached;
}

/** How many comparisons have been made, and the cells that they end, by key. */
export interface Decisions {
  readonly decided: number;
  readonly ended: ReadonlyMap<string, Stopped>;
}

/** Cells that do the same over the seeds, whatever rows they belong to. */
interface Group extends ComparedRow {
  readonly keys: readonly string[];
  readonly epochs: number;
}

/**
 * The comparisons of a sweep by which rows end early. All rows wait for each other, so that what is decided depends on what cells come to, and on
 * nothing else: neither on who trains them nor in which order.
 */
export class Rungs {
  readonly #folder: string;
  readonly #record: SweepRecord;
  readonly #prune: Prune;
  readonly #rungs: readonly number[];
  readonly #groups: readonly Omit<Group, "values">[];
  /** What is known, which does not change: the metric of a cell at a comparison; undefined of one that had failed. */
  readonly #values = new Map<string, number | undefined>();

  constructor(folder: string, record: SweepRecord, prune: Prune) {
    this.#folder = folder;
    this.#record = record;
    this.#prune = prune;
    const { rows, cells, baseline } = record;
    this.#groups = [...new Set(rows.map(({ digest }) => digest))].map((digest) => {
      const own = rows.flatMap((row, index) => (row.digest === digest ? [index] : []));
      return {
        keys: distinctCells(cells.filter(({ row }) => own.includes(row))).map(({ key }) => key),
        isBaseline: own.some((index) => rows[index]?.variant === baseline),
        epochs: most(own.map((index) => epochsOf(rows[index]))),
      };
    });
    this.#rungs = rungsOf(prune, most(this.#groups.map(({ epochs }) => epochs)));
  }

  /**
   * What a cell is to do next.
   * @param decisions as they are now
   * @returns undefined while others have to come as far
   * @throws NG_SWEEP_FOLDER
   */
  async next({ key, row }: SweepCell, { decided, ended }: Decisions): Promise<NextRung | undefined> {
    const reached = await readReached(this.#folder, key);
    const stopped = ended.get(key);
    if (stopped !== undefined) return { ended: { stopped, reached: reached ?? { epochs: [], seconds: 0 } } };
    const done = reached?.epochs.length ?? 0;
    const passed = this.#rungs.filter((rung) => rung <= done).length;
    if (passed > decided) return undefined;
    const until = this.#rungs[passed];
    return until !== undefined && until < epochsOf(this.#record.rows[row]) ? { until } : {};
  }

  /**
   * What has been decided by what cells have come to.
   * @throws NG_SWEEP_FOLDER; NG_OPTION_UNSUPPORTED where nothing is held out by which rows could be compared
   */
  async decisions(): Promise<Decisions> {
    const ended = new Map<string, Stopped>();
    let left = this.#groups;
    for (const [decided, rung] of this.#rungs.entries()) {
      const compared: Group[] = [];
      for (const group of left) {
        const values = await this.#valuesAt(rung, group.keys);
        if (values === undefined) return { decided, ended };
        compared.push({ ...group, values });
      }
      const out = endedRows(this.#prune, compared, rung);
      for (const [{ keys }, stopped] of out) for (const key of keys) ended.set(key, stopped);
      left = compared.filter((group) => !out.has(group));
    }
    return { decided: this.#rungs.length, ended };
  }

  /** What cells have come to after an epoch, or at their ends where those are before; undefined where one is not so far. */
  async #valuesAt(rung: number, keys: readonly string[]): Promise<ComparedRow["values"] | undefined> {
    const values: (number | undefined)[] = [];
    for (const key of keys) {
      const place = `${key} ${rung}`;
      if (!this.#values.has(place)) {
        const epochs = await this.#epochsTo(rung, key);
        if (epochs === undefined) return undefined;
        const epoch = epochs[Math.min(rung, epochs.length) - 1];
        if (epoch !== undefined && epoch.validation === undefined) throw nothingHeldOut();
        this.#values.set(place, epoch?.validation?.[this.#prune.monitor]);
      }
      values.push(this.#values.get(place));
    }
    return values;
  }

  /** A cell's epochs up to a comparison; as they were then, whatever has become of the cell. */
  async #epochsTo(rung: number, key: string): Promise<readonly CellEpoch[] | undefined> {
    const reached = await readReached(this.#folder, key);
    if (reached !== undefined && reached.epochs.length >= rung) return reached.epochs;
    return (await readResult(this.#folder, key))?.epochs;
  }
}

function most(numbers: readonly number[]): number {
  return numbers.reduce((found, number) => Math.max(found, number), 0);
}

function epochsOf(row: RecordedRow | undefined): number {
  const training = row?.config["training"];
  const epochs = typeof training === "object" && training !== null && !Array.isArray(training) ? training["epochs"] : 0;
  return typeof epochs === "number" ? epochs : 0;
}

function nothingHeldOut(): NetgraftError {
  return new OptionUnsupportedError({
    at: "prune",
    message: "nothing is held out, by which rows could be compared",
    expected: "a dataset with pictures held out, or no `prune`",
  });
}
