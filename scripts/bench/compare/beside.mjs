import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exportOnnx } from "@netgraft/onnxruntime/node";
import { takeTurns } from "../contest/take-turns.mjs";
import { describe } from "../figures/describe.mjs";
import { ratio } from "../figures/ratio.mjs";
import { statistics } from "../figures/statistics.mjs";
import { nameDerivedProgram } from "../inference/name-derived-program.mjs";
import { predictions } from "../inference/predictions.mjs";
import { threads } from "../machine.mjs";
import { trainings } from "../train/trainings.mjs";

/** @typedef {{ base: string, head: string }} Checkouts the folders */
/** @typedef {import("./comparison.mjs").Compared} Compared */

/**
 * The parts that are long enough to be measured run by run: a process of each checkout, in turns, so that what disturbs one disturbs
 * both. Each gives the head's times over the base's.
 * @type {Record<string, (checkouts: Checkouts, limit: number, rounds: number) => AsyncGenerator<Compared>>}
 */
export const partsBeside = {
  async *inference(checkouts, limit, rounds) {
    for (const prediction of predictions) {
      const folder = mkdtempSync(join(tmpdir(), "netgraft-bench-"));
      try {
        const file = join(folder, "network.onnx");
        await exportOnnx(nameDerivedProgram(prediction), file);
        yield* [
          await beside(checkouts, ["inference/contestants/onnx.mjs", file], "onnx", prediction, limit, rounds),
          await beside(checkouts, ["inference/contestants/tensorflow.mjs"], "tensorflow", prediction, limit, rounds),
        ];
      } finally {
        rmSync(folder, { recursive: true });
      }
    }
  },
  async *train(checkouts, limit, rounds) {
    for (const training of trainings)
      for (const how of ["blocked", "portable", "tensorflow"])
        yield await beside(checkouts, ["train/contestants/netgraft.mjs", how], `step, ${how}`, training, limit, rounds);
  },
};

/**
 * @param {Checkouts} checkouts
 * @param {readonly string[]} program the contestant, below scripts/bench of each checkout, and its arguments
 * @param {string} how
 * @param {{ name: string, batch: number, size: number }} given
 * @param {number} limit
 * @param {number} rounds
 * @returns {Promise<Compared>}
 */
async function beside(checkouts, [program = "", ...parameters], how, given, limit, rounds) {
  const contestant = (/** @type {string} */ checkout) => ({
    id: checkout,
    name: checkout,
    command: process.execPath,
    parameters: [join(checkout, "scripts/bench", program), ...parameters],
  });
  const name = `${given.name}, batch ${given.batch}: ${how}`;
  /** @type {import("../contest/take-turns.mjs").Measured<number | { inside: number }>[]} */
  let measured;
  try {
    measured = await takeTurns([contestant(checkouts.base), contestant(checkouts.head)], { ...given, threads }, rounds);
  } catch (error) {
    // An engine may crash in one of the two; the others are measured still.
    console.error(error);
    return { name, base: "", head: "", over: false };
  }
  const [base = [], head = []] = measured.map(({ turns }) =>
    turns?.map((turn) => (typeof turn === "number" ? turn : turn.inside)),
  );
  const quotients = ratio(head, base) ?? statistics([Number.NaN]);
  const shown = (/** @type {readonly number[]} */ figures) => `${describe(statistics(figures), 1)} ms`;
  return {
    name,
    base: shown(base),
    head: shown(head),
    ratio: quotients,
    over: quotients.median > limit,
  };
}
