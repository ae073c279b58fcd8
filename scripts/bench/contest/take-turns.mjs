import { startContestant } from "./start-contestant.mjs";

/**
 * Starts all contestants, each in a process of its own, and lets them take turns, so that what disturbs one disturbs all. Every
 * round begins with another of them.
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
    for (let round = 0; round < rounds; round += 1) {
      const first = round % running.length;
      for (const { started, result } of [...running.slice(first), ...running.slice(0, first)])
        result.turns.push(await started.turn());
    }
    for (const { started, result } of running) result.peakMemory = started.peakMemory();
  } finally {
    for (const { started } of running) started.close();
  }
  return results;
}
