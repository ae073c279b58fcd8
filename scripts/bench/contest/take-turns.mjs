import { startContestant } from "./start-contestant.mjs";

/**
 * Starts all contestants, each in a process of its own, and lets them take turns, so that what disturbs one disturbs all. The order
 * of each round is drawn, so that none always comes after the same other, which leaves the caches and threads busy with its own.
 * @param given what each of them is told: the network, the batch, the threads
 * @returns what was measured of each, in their order: what it said of itself, its answers by round as `turns`, its `peakMemory`; or
 * why it is `missing`
 */
export async function takeTurns(contestants, given, rounds) {
  const results = [];
  const running = [];
  try {
    for (const contestant of contestants) {
      const { id, name } = contestant;
      const missing = contestant.missing?.(given);
      const result = { id, name, ...(missing === undefined ? {} : { missing }) };
      results.push(result);
      if (missing !== undefined) continue;
      const started = await startContestant(contestant, given);
      running.push({ started, result: Object.assign(result, started.about, { turns: [] }) });
    }
    for (let round = 0; round < rounds; round += 1)
      for (const { started, result } of shuffled(running)) result.turns.push(await started.turn());
    for (const { started, result } of running) result.peakMemory = started.peakMemory();
  } finally {
    for (const { started } of running) started.close();
  }
  return results;
}

function shuffled(items) {
  return items
    .map((item) => ({ item, drawn: Math.random() }))
    .toSorted((a, b) => a.drawn - b.drawn)
    .map(({ item }) => item);
}
