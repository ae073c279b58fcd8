import { describeProblem } from "@netgraft/core/graph";
import { type InspectedTensor, inspectWeights, type WeightsFit } from "../../run/inspect-weights.js";
import { fetchProgress, servicesFor, weightsName } from "../arguments/weights-options.js";
import { openArgument } from "../arguments/open-argument.js";
import type { CommandContext } from "../context.js";
import { formatCount, formatCounted } from "../output/numbers.js";
import { Progress } from "../output/progress.js";
import { formatFacts, formatTable } from "../output/table.js";
import { stylist } from "../output/text-sink.js";
import { visibleLine } from "../output/visible-text.js";
import { wrapped } from "../output/wrap.js";
import type { WeightsInspectOptions } from "./options.js";
import { writeNameMap } from "./write-name-map.js";

/** Prints what is in a file of weights, and whether it fits a network. */
export async function printInspection(
  context: CommandContext,
  argument: string,
  { network: reference, writeMap, ...options }: WeightsInspectOptions,
): Promise<void> {
  const opened = reference === undefined ? undefined : await openArgument(context, reference, options);
  const { except, rename, stateDict } = options;
  const file = weightsName(context, argument);
  const onFetch = fetchProgress(new Progress(context.terminal), file);
  const services = await servicesFor(context, file, opened, options);
  const fetching = { services, env: context.env, onFetch };
  const asked = { network: opened?.network, except, rename, stateDict, cwd: context.cwd, ...fetching };
  const inspection = await inspectWeights(file, asked);
  const { tensors, totals, metadata, network, format, notes } = inspection;
  if (network?.fits === false) context.fail();
  if (writeMap !== undefined) {
    const own = tensors.map(({ name }) => name);
    await writeNameMap(context, writeMap, inspection.names && new Map(Object.entries(inspection.names)), own);
  }
  if (options.json === true) return context.printJson(inspection);
  context.print(tensorTable(context, tensors));
  for (const note of notes) context.note(note);
  const facts: [string, string][] = [
    ["format", format],
    ["tensors", formatCount(totals.tensors)],
    ["elements", formatCount(totals.elements)],
    ["bytes", formatCount(totals.bytes)],
    ...Object.entries(metadata).map(([key, value]): [string, string] => [key, shortened(value)]),
  ];
  context.print(`\n${formatFacts(facts, context.stdout)}`);
  if (network !== undefined) context.print(`\n${fitText(context, network)}`);
}

function tensorTable(context: CommandContext, tensors: readonly InspectedTensor[]): string {
  const columns = [
    { title: "tensor" },
    { title: "dtype" },
    { title: "shape" },
    { title: "elements", align: "right" },
  ] as const;
  const rows = tensors.map(({ name, dtype, shape, elements }) => [name, dtype, shape.join("×"), formatCount(elements)]);
  return formatTable({ columns, rows }, context.stdout);
}

/** Tensors that differ, as many as one reads. */
const MAX_SHOWN = 12;

function fitText({ stdout }: CommandContext, { name, fits, problems, difference = "" }: WeightsFit): string {
  const style = stylist(stdout);
  const network = visibleLine(name);
  if (fits) return `${style("green", "fits")} ${network}`;
  const shown = problems.length > MAX_SHOWN ? problems.slice(0, 5) : problems;
  const rest = problems.length - shown.length;
  const texts = [
    ...(rest > 0 ? [difference] : []),
    ...shown.map((problem) => describeProblem(problem)),
    ...(rest > 0 ? [`and ${rest} more; --json has all`] : []),
  ];
  const lines = texts.map((text) => wrapped(`  ${text}`, stdout, "  "));
  const tensors = problems.filter(({ at }) => at !== "labels").length;
  const what = [
    ...(tensors > 0 ? [`${formatCounted(tensors, "tensor")} ${tensors === 1 ? "differs" : "differ"}`] : []),
    ...(tensors < problems.length ? ["the names of the classes differ"] : []),
  ];
  return `${style("red", "does not fit")} ${network}: ${what.join(", and ")}\n${lines.join("\n")}`;
}

/** Metadata can hold whole configs. */
function shortened(text: string): string {
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}
