import type { Network, Problem } from "@netgraft/core";
import { parsePlainOptions } from "@netgraft/core/config";
import { type Engine, type Exporter, exposing, type Exposure } from "@netgraft/core/graph";
import { compareExport, type ExportComparison } from "./compare-export.js";
import { localWeights } from "./fetched-weights.js";
import type { InitialStateOptions } from "./initial-state.js";
import { exportedNetwork, networkMetadata } from "./network-metadata.js";
import { networkState } from "./network-state.js";
import type { ProbabilityForm } from "./probability-form.js";
import type { WeightsSource } from "./weights-source.js";
import { withProbabilities } from "./with-probabilities.js";
import { writeExport } from "./write-export.js";

/** How a network is exported. */
export interface ExportNetworkOptions extends InitialStateOptions {
  /** One of a framework's `catalog.exporters`. */
  readonly exporter: Exporter;
  readonly weights: WeightsSource;
  /** The exporter's options, as its schema has them; those that are not given have their defaults. */
  readonly options?: Readonly<Record<string, unknown>> | undefined;
  /** Values inside the network that are outputs beside its logits: feature maps of stages, the embedding, … */
  readonly exposed?: readonly Exposure[] | undefined;
  /** The folder from which the network's config is named; by default the working directory. */
  readonly cwd?: string | undefined;
  /** How its logits become probabilities, for who reads the file: what `probabilityForm` says; by default a softmax. */
  readonly probabilities?: ProbabilityForm | undefined;
  /** Whether the file gives `probabilities` beside the logits, by that form. */
  readonly givesProbabilities?: boolean | undefined;
  /** What runs the file beside the network before it takes its place, where it reads the format; undefined where nothing is to. */
  readonly checkedBy?: Engine | undefined;
  /** Told what is being done. */
  readonly onStep?: ((doing: "reading the weights" | "writing" | "comparing") => void) | undefined;
  /** Told of what the format cannot hold of the config. */
  readonly onNote?: ((note: Problem) => void) | undefined;
}

/**
 * Writes a network with its weights in an exporter's format, whole or not at all. A file replaces what is there; a folder has to be
 * new or empty.
 * @throws NG_NOTHING_SELECTED where the network has not what is exposed; NG_OPTION_UNSUPPORTED where it gives no probabilities; NG_CONFIG_INVALID where the options do not fit the exporter's schema; as `networkState`, and `readLabels`;
 *   NG_WRITE_FAILED, NG_OUTPUT_EXISTS; NG_EXPORT_DIFFERS where the file does not give what the network gives; the exporter's and the
 *   engine's own coded errors
 * @returns how far the file is from the network, where it was compared
 */
export async function exportNetwork(
  network: Network,
  path: string,
  {
    exporter,
    weights: given,
    options = {},
    exposed = [],
    cwd = process.cwd(),
    probabilities = "softmax",
    givesProbabilities = false,
    checkedBy,
    onStep,
    onNote,
    ...drawing
  }: ExportNetworkOptions,
): Promise<ExportComparison | undefined> {
  const valid = parsePlainOptions(exporter.options, options);
  const exposedGraph = exposing(network.graph, exposed);
  const graph = givesProbabilities ? withProbabilities(exposedGraph, probabilities) : exposedGraph;
  const weights = await localWeights(given, drawing.signal);
  const described = await exportedNetwork(network, cwd, weights);
  onStep?.("reading the weights");
  const program = { graph, state: await networkState(network, weights, { ...drawing, cwd }) };
  onStep?.("writing");
  const metadata = networkMetadata(described, probabilities);
  let comparison: ExportComparison | undefined;
  const exported = { network: described, program, options: valid, metadata, onNote };
  await writeExport(exporter, exported, path, async (written) => {
    if (checkedBy === undefined) return;
    onStep?.("comparing");
    comparison = await compareExport(network, program, written, {
      engine: checkedBy,
      exported,
      format: exporter.format,
    });
  });
  return comparison;
}
