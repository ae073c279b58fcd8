import type { Theme, TimePart } from "@netgraft/diagram";
import { formatMilliseconds, formatRate } from "./measured-numbers.js";
import type { NetworkProfile, ProfileTree } from "./network-profile.js";

/** Levels that are drawn: stages, blocks, and what they consist of. */
const levels = 3;

/** MACs and milliseconds of a network beside each other as an SVG: a panel for each size of batch. */
export async function profileChart(profile: NetworkProfile, theme?: Theme): Promise<string> {
  // Loaded when something is drawn.
  const { timeChartSvg } = await import("@netgraft/diagram");
  const { name, tree, batches, engine, threads, roof } = profile;
  const chart = {
    title: `What ${name} computes and what it takes`,
    panels: batches.map(({ batch, milliseconds }, index) => ({
      computed: `${name}: ${(tree.value.macs / 1e9).toPrecision(3)} G multiply-accumulates`,
      taken:
        `a run of batch ${batch}: ${formatMilliseconds(milliseconds)} ms ` +
        `(${engine}, ${threads === 1 ? "1 thread" : `${threads} threads`})`,
      roof: `of the roof, ${formatRate(roof.gigaflops)} GFLOP/s and ${formatRate(roof.gigabytes)} GB/s`,
      parts: tree.children.flatMap((child) => partsOf(child, index, 1)),
    })),
  };
  return timeChartSvg(chart, theme);
}

/** A module as a part, and beside it the changes of layout in it, where nothing inside is drawn. */
function partsOf({ value, children }: ProfileTree, batch: number, level: number): readonly TimePart[] {
  const time = value.times[batch];
  if (time === undefined || (value.macs === 0 && time.milliseconds === 0)) return [];
  const { milliseconds, layoutMilliseconds, roofMilliseconds } = time;
  const whole = { label: value.name, macs: value.macs, milliseconds, roofMilliseconds };
  const isAttached = value.kind.includes(" at ");
  if (level < levels && children.length > 0 && !isAttached)
    return [{ ...whole, kind: "product", parts: children.flatMap((child) => partsOf(child, batch, level + 1)) }];
  const kind = isAttached ? "attachment" : value.macs > 0 ? "product" : "elementwise";
  const own: TimePart = { ...whole, milliseconds: milliseconds - layoutMilliseconds, kind, parts: [] };
  if (layoutMilliseconds === 0) return [own];
  return [own, { ...own, label: "", macs: 0, milliseconds: layoutMilliseconds, roofMilliseconds: 0, kind: "layout" }];
}
