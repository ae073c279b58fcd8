import { formatChange, formatCount } from "../output/count.js";
import type { Column, TableData } from "../output/table.js";
import type { Compared } from "./compared.js";

/** One column of a comparison: its title, and the text of a network's cell. */
interface ComparisonColumn extends Column {
  readonly cell: (network: Compared, first: Compared) => string;
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
  { title: "beside first", align: "right", cell: ({ macs }, first) => formatChange(macs, first.macs) },
  { title: "attached", align: "right", cell: ({ attached }) => formatCount(attached.macs) },
];

const plain: readonly ComparisonColumn[] = [
  { title: "name", cell: ({ name }) => name },
  { title: "parameters", cell: ({ parameters }) => String(parameters) },
  { title: "attached_parameters", cell: ({ attached }) => String(attached.parameters) },
  { title: "macs", cell: ({ macs }) => String(macs) },
  { title: "attached_macs", cell: ({ attached }) => String(attached.macs) },
];

/** Networks beside the first of them, for people. */
export function comparisonTable(networks: readonly Compared[]): TableData {
  return tableOf(readable, networks);
}

/** The same numbers without formatting, for programs. */
export function plainComparisonTable(networks: readonly Compared[]): TableData {
  return tableOf(plain, networks);
}

function tableOf(columns: readonly ComparisonColumn[], networks: readonly Compared[]): TableData {
  const [first] = networks;
  return {
    columns,
    rows: networks.map((network) => columns.map(({ cell }) => cell(network, first ?? network))),
  };
}
