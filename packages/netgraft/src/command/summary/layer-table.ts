import type { Graph } from "@netgraft/core";
import { formatSizes, layerCosts } from "@netgraft/core/host";
import { formatCount } from "../output/numbers.js";
import type { TableData } from "../output/table.js";

/** Every node with its operation, output, parameters and MACs. */
export function layerTable(graph: Graph): TableData {
  return {
    columns: [
      { title: "layer" },
      { title: "operation" },
      { title: "output", align: "right" },
      { title: "parameters", align: "right" },
      { title: "MACs", align: "right" },
    ],
    rows: layerCosts(graph).map(({ node: { path, operation, outputs }, parameters, macs }) => [
      path,
      operation.kind,
      outputs.map(({ axes }) => formatSizes(axes)).join(", "),
      orNothing(parameters),
      orNothing(macs),
    ]),
  };
}

/** A count, and nothing where it is 0: most nodes have no parameters. */
export function orNothing(count: number): string {
  return count === 0 ? "" : formatCount(count);
}
