import { basename } from "node:path";
import { convertWeights } from "@netgraft/weights/node";
import { fetchedWeights } from "../../run/fetched-weights.js";
import { fetchProgress, servicesFor, weightsName } from "../arguments/weights-options.js";
import { openArgument } from "../arguments/open-argument.js";
import type { CommandContext } from "../context.js";
import { interruptible } from "../interruption.js";
import { freeNameIn } from "../output/free-name.js";
import { formatCounted } from "../output/numbers.js";
import { Progress } from "../output/progress.js";
import type { WeightsConvertOptions } from "./options.js";
import { writeNameMap } from "./write-name-map.js";

/** Writes a file of weights as safetensors, and says what it is. */
export async function printConversion(
  context: CommandContext,
  argument: string,
  { output, network: reference, stateDict, rename, writeMap, ...options }: WeightsConvertOptions,
): Promise<void> {
  const opened = reference === undefined ? undefined : await openArgument(context, reference, options);
  const name = basename(argument).replace(/(\.weights)?\.\w+$/, "");
  const path = context.shownPath(output ?? freeNameIn(context, [name], ".safetensors"));
  const file = weightsName(context, argument);
  const services = await servicesFor(context, file, opened, options);
  const progress = new Progress(context.terminal);
  const converting = {
    stateDict,
    rename,
    specs: opened?.network.graph.state(),
    onProgress: (done: number, all: number) => progress.showPart(`writing ${path}`, done, all),
  };
  try {
    const { format, notes, names, tensors } = await interruptible(async (signal) => {
      const onFetch = fetchProgress(progress, file);
      const { file: from, background } = await fetchedWeights({ file, services, env: context.env, onFetch }, signal);
      return convertWeights(from, path, { ...converting, ...(opened && { background }), signal });
    });
    progress.clear();
    for (const note of notes) context.note(note);
    if (writeMap !== undefined) await writeNameMap(context, writeMap, names, tensors.keys());
    context.printLine(`${path}: ${formatCounted(tensors.size, "tensor")} from ${format}`);
  } finally {
    progress.clear();
  }
}
