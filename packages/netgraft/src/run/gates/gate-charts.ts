import type { ChannelChart, HeatMap } from "@netgraft/diagram";
import { counted } from "@netgraft/core/graph";
import type { GateActivity, MeasuredGate } from "./measure-gates.js";

/** Which picture of gates: curves over channels by class, or maps of blocks × channels. */
export type GatePicture = "classes" | "channels";

/** So many classes are told apart in one plot. */
const mostClasses = 5;

/** A picture of gates as SVG. @param classes the names of those to draw; by default the five whose gates differ most from the mean */
export async function gateChart(
  activity: GateActivity,
  picture: GatePicture,
  classes?: readonly string[],
): Promise<string> {
  // Loaded when something is drawn.
  const { channelChartSvg, heatMapSvg } = await import("@netgraft/diagram");
  return picture === "classes"
    ? channelChartSvg(curvesOfClasses(activity, classes))
    : heatMapSvg(mapOfChannels(activity));
}

function curvesOfClasses(activity: GateActivity, wanted: readonly string[] | undefined): ChannelChart {
  const { gates, network, pictures } = activity;
  const shown = wanted ?? mostDifferent(activity);
  const chosen = activity.classes.flatMap(({ name }, label) => (shown.includes(name) ? [{ name, label }] : []));
  const drawn = gates.filter(({ mean }) => mean.length > 1);
  return {
    title: `Gates of ${network}, by class`,
    channelTitle: "channel",
    valueTitle: "Mean gate",
    note: `${counted(pictures, "picture")}; each plot is an attention block.${averagedNote(drawn)}`,
    series: ["all", ...chosen.map(({ name }) => name)],
    panels: drawn.map((gate) => ({
      title: gate.path,
      values: [gate.mean, ...chosen.map(({ label }) => gate.classes[label]?.mean ?? [])],
    })),
  };
}

/** In the order of the dataset. */
function mostDifferent({ classes, gates }: GateActivity): readonly string[] {
  const distances = classes.map(({ name, pictures }, label) => {
    const differences = gates.flatMap(({ mean, classes: own }) =>
      mean.map((value, channel) => ((own[label]?.mean[channel] ?? value) - value) ** 2),
    );
    return { name, distance: pictures === 0 ? -1 : differences.reduce((total, value) => total + value, 0) };
  });
  return distances
    .filter(({ distance }) => distance >= 0)
    .toSorted((a, b) => b.distance - a.distance)
    .slice(0, mostClasses)
    .map(({ name }) => name);
}

function mapOfChannels({ gates, network, pictures }: GateActivity): HeatMap {
  // Channels have no order of their own: from the least mean to the greatest.
  const orders = gates.map(({ mean }) => mean.map((_, channel) => channel).toSorted(by(mean)));
  const deviations = gates.flatMap(({ deviation }) => deviation);
  const [least, greatest] = extremes(gates.flatMap(({ mean }) => mean));
  const ordered = (pick: (gate: MeasuredGate) => readonly number[]) =>
    gates.map((gate, index) => (orders[index] ?? []).map((channel) => pick(gate)[channel] ?? 0));
  return {
    title: `Gates of ${network}, by channel`,
    note: `${counted(pictures, "picture")}; the channels of each block from the least mean to the greatest.${averagedNote(gates)}`,
    rows: gates.map(({ path, mean }) => `${path} · ${mean.length}`),
    maps: [
      {
        title: "Mean gate",
        // Most gates lie between 0 and 1; those that do not are shown whole.
        domain: [Math.min(0, least), Math.max(1, greatest)],
        values: ordered(({ mean }) => mean),
      },
      {
        title: "Standard deviation over pictures",
        domain: [0, extremes(deviations)[1]],
        values: ordered(({ deviation }) => deviation),
      },
    ],
  };
}

function by(values: readonly number[]): (a: number, b: number) => number {
  return (a, b) => (values[a] ?? 0) - (values[b] ?? 0);
}

function extremes(values: readonly number[]): readonly [least: number, most: number] {
  return values.reduce<[number, number]>(
    ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
    [values[0] ?? 0, values[0] ?? 0],
  );
}

function averagedNote(gates: readonly MeasuredGate[]): string {
  return gates.some(({ averaged }) => averaged.length > 0) ? " What a gate has of positions is averaged." : "";
}
