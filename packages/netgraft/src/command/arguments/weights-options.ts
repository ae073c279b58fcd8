import { type Command, Option } from "commander";
import type { Services } from "@netgraft/core";
import { WeightsNeededError } from "../../errors.js";
import { isRemote } from "../../loader/named-file.js";
import type { OpenedNetwork } from "../../open-network.js";
import type { WeightsSource } from "../../run/weights-source.js";
import type { CommandContext } from "../context.js";
import { partialWeightsLine } from "../output/partial-weights.js";
import { Progress } from "../output/progress.js";
import type { ProgressDisplay } from "../output/progress-display.js";
import { seedNumber } from "./numbers.js";
import type { PluginOptions } from "./plugin-option.js";

/** Where a network's weights come from, as commands take it. */
export interface WeightsOptions {
  readonly weights?: string;
  readonly except?: readonly string[];
  readonly stateDict?: string;
  readonly init?: number;
}

/** A list of patterns with commas: the choices of one pattern. */
export function choicesOf(text: string): readonly string[] {
  return [`{${text}}`];
}

/** Adds the options `--weights` and `--init`. */
export function withWeightsOptions(command: Command): Command {
  return command
    .option(
      "-w, --weights <file>",
      "the network's weights: a file of PyTorch, safetensors, NumPy, Keras or TensorFlow.js; hf-hub:<owner>/<name>; or an address with a hash in the file's name",
    )
    .addOption(
      new Option(
        "--except <modules>",
        "modules that are drawn instead of read, or not read where the file alone has them, with commas: fc, layer*.*.se",
      )
        .argParser(choicesOf)
        .conflicts("init"),
    )
    .addOption(stateDictOption().conflicts("init"))
    .addOption(
      new Option("--init <seed>", "untrained weights, drawn with this seed").argParser(seedNumber).conflicts("weights"),
    );
}

/** Which state dict of a checkpoint. */
export function stateDictOption(): Option {
  return new Option(
    "--state-dict <key>",
    "which state dict of a checkpoint of PyTorch: its key there, or ema; by default the averaged one where there is one",
  );
}

/** The name of a file of weights, as messages show it; what is to be fetched keeps its own. */
export function weightsName(context: CommandContext, argument: string): string {
  return isRemote(argument) ? argument : context.shownPath(argument);
}

/**
 * Where the weights of an opened network come from: what the options say, or what it has itself: what training has left in
 * the folder of a run, or the hub has; undefined where there are none.
 */
export function weightsOf(
  context: CommandContext,
  { framework, weights: own }: OpenedNetwork,
  { weights, except, stateDict, init }: WeightsOptions,
): WeightsSource | undefined {
  const from = (path: string): WeightsSource => {
    const file = weightsName(context, path);
    const progress = new Progress(context.terminal);
    return {
      file,
      services: framework.services,
      env: context.env,
      onFetch: fetchProgress(progress, file),
      except,
      stateDict,
      onPartial: (partial) => context.note(partialWeightsLine(file, partial)),
      onNote: (note) => context.note(`weights of ${file}: ${note}`),
      onProgress: (done, all) => (done < all ? progress.showPart("reading the weights", done, all) : progress.clear()),
    };
  };
  if (weights !== undefined) return from(weights);
  if (init !== undefined) return { seed: init };
  return own === undefined ? undefined : from(own.file);
}

/**
 * The same where a command needs them.
 * @param message what they are missing for
 * @throws NG_WEIGHTS_NEEDED where there are none
 */
export function neededWeights(
  context: CommandContext,
  opened: OpenedNetwork,
  options: WeightsOptions,
  message: string,
): WeightsSource {
  const weights = weightsOf(context, opened, options);
  if (weights !== undefined) return weights;
  throw new WeightsNeededError({
    at: "--weights",
    message,
    expected: "the folder of a run in place of the network, --weights <file>, or --init <seed>",
  });
}

/**
 * The services by which a file of weights is fetched: those of the network that it is held against, or else those that the plugins of the
 * command line bind; undefined where nothing is fetched.
 */
export async function servicesFor(
  context: CommandContext,
  file: string,
  opened: OpenedNetwork | undefined,
  options: PluginOptions,
): Promise<Services | undefined> {
  if (!isRemote(file)) return undefined;
  if (opened !== undefined) return opened.framework.services;
  return (await (await import("./open-framework.js")).openFramework(context, options)).services;
}

/** Shows how much of a file has come. */
export function fetchProgress(progress: ProgressDisplay, what: string): (done: number, all: number) => void {
  return (done, all) => (done < all ? progress.showPart(`fetching ${what}`, done, all) : progress.clear());
}
