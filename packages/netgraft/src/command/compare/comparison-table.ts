import { formatChange, formatCount, formatCounted } from "../output/numbers.js";
import type { Column, TableData } from "../output/table.js";
import type { BenchmarkConditions, ComparedNetwork } from "../../run/compare-networks.js";

/** One column of a comparison: its title, and the text of a network's cell. */
interface ComparisonColumn extends Column {
  readonly cell: (network: ComparedNetwork, first: ComparedNetwork) => string;
}

const readable: readonly ComparisonColumn[] = [
  { title: "network", cell: ({ name }) => name },
  { title: "parameters", align: "right", cell: ({ parameters }) => formatCount(parameters) },
  {
    title: "beside first",
    align: "right",
    cell: ({ parameters }, first) => formatChange(parameters, first.parameters),
  },
  { title: "attached", align: "right", cell: ({ attached }) => formatCount(attached.parameters) },
  { title: "MACs", align: "right", cell: ({ macs }) => formatCount(macs) },
  { title: "MACs beside first", align: "right", cell: ({ macs }, first) => formatChange(macs, first.macs) },
  { title: "attached MACs", align: "right", cell: ({ attached }) => formatCount(attached.macs) },
];

const readableLatency: readonly ComparisonColumn[] = [
  { title: "latency", align: "right", cell: ({ latency }) => `${latency?.milliseconds.median.toPrecision(3)} ms` },
  { title: "latency beside first", align: "right", cell: ({ latency }) => `×${latency?.ratio.median.toFixed(2)}` },
  {
    title: "spread",
    align: "right",
    cell: ({ latency }) => `${latency?.ratio.min.toFixed(2)}–${latency?.ratio.max.toFixed(2)}`,
  },
];

const plain: readonly ComparisonColumn[] = [
  { title: "name", cell: ({ name }) => name },
  { title: "parameters", cell: ({ parameters }) => `${parameters}` },
  { title: "attached_parameters", cell: ({ attached }) => `${attached.parameters}` },
  { title: "macs", cell: ({ macs }) => `${macs}` },
  { title: "attached_macs", cell: ({ attached }) => `${attached.macs}` },
];

const plainLatency: readonly ComparisonColumn[] = [
  { title: "milliseconds", cell: ({ latency }) => `${latency?.milliseconds.median}` },
  { title: "ratio", cell: ({ latency }) => `${latency?.ratio.median}` },
  { title: "ratio_min", cell: ({ latency }) => `${latency?.ratio.min}` },
  { title: "ratio_max", cell: ({ latency }) => `${latency?.ratio.max}` },
];

/** Networks beside the first of them, for people. */
export function comparisonTable(networks: readonly ComparedNetwork[]): TableData {
  return tableOf([...readable, ...(isMeasured(networks) ? readableLatency : [])], networks);
}

/** The same numbers without formatting, for programs. */
export function plainComparisonTable(networks: readonly ComparedNetwork[]): TableData {
  return tableOf([...plain, ...(isMeasured(networks) ? plainLatency : [])], networks);
}

/** All are measured, or none. */
function isMeasured([first]: readonly ComparedNetwork[]): boolean {
  return first?.latency !== undefined;
}

function tableOf(columns: readonly ComparisonColumn[], networks: readonly ComparedNetwork[]): TableData {
  const [first] = networks;
  return {
    columns,
    rows: networks.map((network) => columns.map(({ cell }) => cell(network, first ?? network))),
  };
}

/** What measurements depend on, in sentences. */
export function describeConditions({ engine, threads, batch, rounds, warmup, counted }: BenchmarkConditions): string {
  return (
    `Latency of a run of batch ${batch} in the engine ${engine} with ${formatCounted(threads, "thread")}: ` +
    `the networks take turns, in each of ${formatCounted(rounds, "round")} ${formatCounted(warmup, "run")} to warm up and ${counted} that ${counted === 1 ? "is" : "are"} timed; ` +
    "median of the rounds' medians. Ratios are taken within a round; spread: the smallest and the largest."
  );
}
