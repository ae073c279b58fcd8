import { describeProblem, type Problem } from "@netgraft/core";
import { checkStateDict, type SafetensorsHeader, WeightsMismatchError } from "@netgraft/weights";
import { openSafetensors } from "@netgraft/weights/node";
import type { WeightsInspectOptions } from "./options.js";
import type { CommandContext } from "../context.js";
import { filePath } from "../arguments/file-path.js";
import { openArgument } from "../arguments/open-argument.js";
import { formatCount } from "../output/count.js";
import { formatFacts } from "../output/facts.js";
import { stylist } from "../output/style.js";
import { formatTable } from "../output/table.js";

/** A tensor of a file, as `--json` prints it. */
interface InspectedTensor {
  readonly name: string;
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly elements: number;
}

/** How a file fits a network: missing and unexpected tensors, and those of another shape or dtype. */
interface Fit {
  readonly name: string;
  readonly fits: boolean;
  readonly problems: readonly Problem[];
}

/** Prints what is in a safetensors file, and whether it fits a network. */
export async function inspectWeights(
  context: CommandContext,
  argument: string,
  options: WeightsInspectOptions,
): Promise<void> {
  const path = filePath(context, argument);
  const file = await openSafetensors(path);
  await file.close();
  const network = options.network === undefined ? undefined : await fitOf(context, options.network, file, options);
  if (network?.fits === false) context.fail();
  const tensors = [...file.tensors].map(([name, { dtype, shape }]): InspectedTensor => {
    return { name, dtype, shape, elements: shape.reduce((product, size) => product * size, 1) };
  });
  const bytes = [...file.tensors.values()].reduce((sum, { byteLength }) => sum + byteLength, 0);
  const elements = tensors.reduce((sum, tensor) => sum + tensor.elements, 0);
  if (options.json === true) {
    const totals = { tensors: tensors.length, elements, bytes };
    context.printJson({ file: path, metadata: Object.fromEntries(file.metadata), totals, tensors, network });
    return;
  }
  context.print(tensorTable(context, tensors));
  const facts: [string, string][] = [
    ["tensors", formatCount(tensors.length)],
    ["elements", formatCount(elements)],
    ["bytes", formatCount(bytes)],
    ...[...file.metadata].map(([key, value]): [string, string] => [key, shortened(value)]),
  ];
  context.print(`\n${formatFacts(facts)}`);
  if (network !== undefined) context.print(`\n${fitText(context, network)}`);
}

async function fitOf(
  context: CommandContext,
  reference: string,
  { tensors }: SafetensorsHeader,
  options: WeightsInspectOptions,
): Promise<Fit> {
  const { network } = await openArgument(context, reference, options);
  try {
    checkStateDict(network.graph.state(), tensors);
    return { name: network.name, fits: true, problems: [] };
  } catch (error) {
    if (error instanceof WeightsMismatchError) return { name: network.name, fits: false, problems: error.problems };
    throw error;
  }
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

function fitText({ stdout }: CommandContext, { name, fits, problems }: Fit): string {
  const style = stylist(stdout);
  if (fits) return `${style("green", "fits")} ${name}`;
  const lines = problems.map((problem) => `  ${describeProblem(problem)}`);
  return `${style("red", "does not fit")} ${name}: ${formatCount(problems.length)} tensors differ\n${lines.join("\n")}`;
}

/** Metadata can hold whole configs. */
function shortened(text: string): string {
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}
