import { OptionUnsupportedError } from "@netgraft/core";
import { WeightsNeededError } from "../../errors.js";
import { publishNetwork } from "../../run/publish/publish-network.js";
import { openArgument } from "../arguments/open-argument.js";
import { weightsOf } from "../arguments/weights-options.js";
import type { CommandContext } from "../context.js";
import { interruptible } from "../interruption.js";
import { freeNameIn } from "../output/free-name.js";
import { Progress } from "../output/progress.js";
import type { WeightsPublishOptions } from "./options.js";

/** Publishes a network, and says where it is. */
export async function printPublication(
  context: CommandContext,
  reference: string,
  { to, dryRun = false, output, license, json, private: isPrivate, ...options }: WeightsPublishOptions,
): Promise<void> {
  if (output !== undefined && !dryRun)
    throw new OptionUnsupportedError({ at: "--output", message: "nothing is written here", expected: "--dry-run" });
  const opened = await openArgument(context, reference, options);
  const weights = weightsOf(context, opened, options);
  if (weights === undefined)
    throw new WeightsNeededError({
      at: reference,
      message: "the network has no weights to publish",
      expected: "--weights <file>, or the folder of a run",
    });
  const folder = dryRun ? context.shownPath(output ?? freeNameIn(context, [opened.network.name], "")) : undefined;
  const progress = new Progress(context.terminal);
  const onUpload = (done: number, all: number): void =>
    done < all ? progress.showPart(`uploading to ${to}`, done, all) : progress.clear();
  const { cwd, env } = context;
  const told = { to, weights, folder, isPrivate, license, cwd, env, onUpload };
  try {
    const published = await interruptible(async (signal) => publishNetwork(opened, { ...told, signal }));
    progress.clear();
    if (json === true) return context.printJson({ to, ...(folder !== undefined && { folder }), ...published });
    const { files, architecture, kept = [], commit } = published;
    const left = files.filter((file) => !kept.includes(file));
    const place = folder ?? `hf-hub:${to}${commit === undefined ? "" : ` at ${commit.slice(0, 7)}`}`;
    context.printLine(`${place}: ${left.join(", ")}`);
    for (const file of kept) context.note(`${file} is left as it is there`);
    context.note(architecture === undefined ? "timm has no such network" : `timm has it as ${architecture}`);
  } finally {
    progress.clear();
  }
}
