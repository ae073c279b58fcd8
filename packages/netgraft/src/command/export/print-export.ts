import { describeProblem, type Exposure } from "@netgraft/core/graph";
import { comparisonLine, type ExportComparison } from "../../run/compare-export.js";
import { defaultEngineName } from "../../run/default-engine-name.js";
import { exportNetwork } from "../../run/export-network.js";
import { probabilityForm } from "../../run/probability-form.js";
import { openArgument } from "../arguments/open-argument.js";
import { weightsOf } from "../arguments/weights-options.js";
import type { CommandContext } from "../context.js";
import { interruptible } from "../interruption.js";
import { freeNameIn } from "../output/free-name.js";
import { progressDisplays } from "../output/progress-display.js";
import { exporterFor } from "./exporter-for.js";
import { exporterOptions } from "./exporter-options.js";
import type { ExportOptions } from "./options.js";

/** What weights are drawn with where nothing is said of them. */
const defaultSeed = 0;

/** Writes a network and its weights in the format asked for, and says so. */
export async function printExport(context: CommandContext, reference: string, options: ExportOptions): Promise<void> {
  const opened = await openArgument(context, reference, options);
  const { framework, network } = opened;
  const exporter = exporterFor(framework.catalog.exporters, options);
  const extension = exporter.output === "file" ? exporter.extension : "";
  const path = context.shownPath(options.output ?? freeNameIn(context, [network.name], extension));
  const weights = weightsOf(context, opened, options) ?? { seed: defaultSeed };
  const given = exporterOptions([...(options.option ?? []), ...shortOptions(options)]);
  const exposed: readonly Exposure[] = [
    ...(options.features ?? []).map((names) => ({ kind: "feature", path: names }) as const),
    ...(options.embedding === true ? [{ kind: "embedding" } as const] : []),
    ...gatesOf(options.gates),
  ];
  const progress = framework.services.get(progressDisplays)(context.terminal);
  const { parameters, buffers } = network.summary();
  let comparison: ExportComparison | undefined;
  try {
    comparison = await interruptible(async (signal) =>
      exportNetwork(network, path, {
        exporter,
        weights,
        options: given,
        exposed,
        givesProbabilities: options.softmax === true,
        cwd: context.cwd,
        probabilities: probabilityForm({ framework, network }),
        signal,
        checkedBy: options.check === false ? undefined : framework.catalog.engines.get(defaultEngineName),
        onProgress: (done) => progress.showPart("drawing weights", done, parameters + buffers),
        onNote: (note) => {
          progress.clear();
          context.note(describeProblem(note));
        },
        onStep: (doing) => progress.show(doing === "writing" ? `writing ${path}` : doing),
      }),
    );
  } finally {
    progress.clear();
  }
  if ("seed" in weights) context.note(`the weights are untrained: drawn with seed ${weights.seed}`);
  if (comparison !== undefined) context.note(comparisonLine(comparison));
  context.printLine(`${path}: ${network.name}`);
}

/** What has a name of its own among the options of the command, as what would follow `--option`. */
function shortOptions(options: ExportOptions): readonly string[] {
  const names = ["opset", "batch", "dtype", "fold", "portable", "launcher"] as const;
  return [
    ...names.flatMap((name) => (options[name] === undefined ? [] : [`${name}=${options[name]}`])),
    ...(options.withPreprocessing === true ? ["preprocessing=true"] : []),
  ];
}

function gatesOf(gates: ExportOptions["gates"]): readonly Exposure[] {
  if (gates === undefined) return [];
  return gates === true ? [{ kind: "gate" }] : gates.map((path) => ({ kind: "gate", path }));
}
