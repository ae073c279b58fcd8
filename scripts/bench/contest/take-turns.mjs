import { startContestant } from "./start-contestant.mjs";

/**
 * Who takes part: a program, and where it may be absent, why it cannot.
 * @template [Given=object]
 * @typedef {object} Contestant
 * @property {string} id
 * @property {string} name
 * @property {string} command
 * @property {readonly string[]} parameters
 * @property {(given: Given) => string | undefined} [missing]
 */

/**
 * What was measured of a contestant; where it is `missing`, nothing.
 * @template [Turn=unknown]
 * @typedef {object} Measured
 * @property {string} id
 * @property {string} name
 * @property {string} [missing]
 * @property {readonly Turn[]} [turns]
 * @property {number} [open] milliseconds
 * @property {number} [first] milliseconds of the first run
 * @property {string} [version]
 * @property {readonly number[]} [logits]
 * @property {number} [peakMemory] MiB
 */

/**
 * Starts all contestants, each in a process of its own, and lets them take turns, so that what disturbs one disturbs all. The order
 * of each round is drawn, so that none always comes after the same other, which leaves the caches and threads busy with its own.
 * @template {object} Given
 * @template Turn
 * @param {readonly Contestant<Given>[]} contestants
 * @param {Given} given what each of them is told: the network, the batch, the threads
 * @param {number} rounds
 * @returns {Promise<Measured<Turn>[]>} what was measured of each, in their order: what it said of itself, its answers by round as
 * `turns`, its `peakMemory`; or why it is `missing`
 */
export async function takeTurns(contestants, given, rounds) {
  /** @type {Measured<Turn>[]} */
  const results = [];
  /** @type {{ started: Awaited<ReturnType<typeof startContestant>>, result: Measured<Turn>, turns: Turn[] }[]} */
  const running = [];
  try {
    for (const contestant of contestants) {
      const { id, name } = contestant;
      const missing = contestant.missing?.(given);
      const result = { id, name, ...(missing === undefined ? {} : { missing }) };
      results.push(result);
      if (missing !== undefined) continue;
      const started = await startContestant(contestant, given);
      /** @type {Turn[]} */
      const turns = [];
      running.push({ started, turns, result: Object.assign(result, started.about, { turns }) });
    }
    for (let round = 0; round < rounds; round += 1)
      for (const { started, turns } of shuffled(running)) turns.push(await started.turn());
    for (const { started, result } of running) {
      const peakMemory = started.peakMemory();
      if (peakMemory !== undefined) result.peakMemory = peakMemory;
    }
  } finally {
    for (const { started } of running) started.close();
  }
  return results;
}

/**
 * @template T
 * @param {readonly T[]} items
 */
function shuffled(items) {
  return items
    .map((item) => ({ item, drawn: Math.random() }))
    .toSorted((a, b) => a.drawn - b.drawn)
    .map(({ item }) => item);
}
