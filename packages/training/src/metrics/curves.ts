import type { EpochMetrics } from "./metrics.js";
import { panel, panelHeight, type Series, width } from "./panel.js";

const [blue, orange, grey] = ["#1f6fb4", "#d9690f", "#666666"];

/** The curves of a run over its epochs, as SVG: loss, top-1 and learning rate, in training and in validation. */
export function curves(history: readonly EpochMetrics[]): string {
  const series = (
    name: string,
    color: string,
    valueOf: (epoch: EpochMetrics) => number | undefined,
    isDashed = false,
  ): Series => ({
    name,
    color,
    isDashed,
    points: history.flatMap((epoch): [number, number][] => {
      const value = valueOf(epoch);
      return value === undefined ? [] : [[epoch.epoch, value]];
    }),
  });
  const panels = [
    panel(
      { title: "Loss", top: 0 },
      series("training", orange, ({ training }) => training.loss, true),
      series("validation", blue, ({ validation }) => validation?.loss),
    ),
    panel(
      { title: "Top-1", top: panelHeight, isShare: true },
      series("training", orange, ({ training }) => training.top1, true),
      series("validation", blue, ({ validation }) => validation?.top1),
    ),
    panel(
      { title: "Learning rate", top: 2 * panelHeight, xTitle: "epoch" },
      series("", grey, ({ learningRate }) => learningRate),
    ),
  ];
  const height = 3 * panelHeight + 24;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, sans-serif" font-size="12">
<title>Training curves</title>
<rect width="100%" height="100%" fill="white"/>
${panels.join("\n")}
</svg>
`;
}
