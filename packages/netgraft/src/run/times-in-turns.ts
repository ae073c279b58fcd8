import type { MeasureTimes } from "@netgraft/experiments";
import { benchmarkNetworks } from "./benchmark-networks.js";
import type { SessionOptions } from "./network-session.js";
import { median } from "./spread.js";

/** How long a turn of a network takes, in milliseconds, so that it is more than the grain of what else goes on; and how many runs it has. */
const [turn, fewest, most] = [25, 5, 100];

/**
 * Measures networks in turns with pictures of batch 1, as `netgraft benchmark` does: in each round of each the median of its runs.
 * @throws as `benchmarkNetworks`
 */
export function timesInTurns(options: Pick<SessionOptions, "engine" | "threads" | "signal">): MeasureTimes {
  let counted: number | undefined;
  return async (networks, rounds) => {
    // Of the network that is matched, which is the first: the others take about as long.
    counted ??= await runsOfTurn(networks.slice(0, 1), options);
    const measured = await benchmarkNetworks(networks, { ...options, rounds, counted });
    return measured.networks.map(({ times }) => times);
  };
}

async function runsOfTurn(
  networks: Parameters<MeasureTimes>[0],
  options: Pick<SessionOptions, "engine" | "threads" | "signal">,
): Promise<number> {
  const { networks: found } = await benchmarkNetworks(networks, { ...options, rounds: 3, counted: fewest });
  const one = median(found.flatMap(({ times }) => times));
  return Math.min(most, Math.max(fewest, Math.ceil(turn / one)));
}
