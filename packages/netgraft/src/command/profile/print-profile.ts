import { writeFileWhole } from "@netgraft/files";
import { DrawingArgumentsError } from "../../errors.js";
import { encodedDrawing, pictureForm, pictureForms } from "../../run/encoded-drawing.js";
import { endingProblem, optionsProblem } from "../../run/draw-networks.js";
import type { NetworkProfile } from "../../run/profile/network-profile.js";
import { changedName } from "../arguments/changed-name.js";
import { engineOf } from "../arguments/engine-option.js";
import { openArgument } from "../arguments/open-argument.js";
import type { CommandContext } from "../context.js";
import { interruptible } from "../interruption.js";
import { progressDisplays } from "../output/progress-display.js";
import { formatFacts, formatTable } from "../output/table.js";
import { profileFacts, profileTable } from "./profile-table.js";
import type { ProfileOptions } from "./options.js";

/**
 * Measures a network layer by layer, prints what that gives, and draws it where a file is named.
 * @throws NG_DRAWING_ARGUMENTS where the file's ending names no form of a picture, before anything is measured; NG_WRITE_FAILED; as
 * `profileNetwork`
 */
export async function printProfile(
  context: CommandContext,
  reference: string,
  { batch: batches, runs: counted, threads, depth, output, theme, json, ...options }: ProfileOptions,
): Promise<void> {
  const unfit = optionsProblem(output ?? "", theme === undefined ? {} : { theme }, (option) => `--${option}`);
  const ending = output === undefined ? undefined : endingProblem(output, pictureForms);
  const problems = [ending, unfit].filter((problem) => problem !== undefined);
  if (problems.length > 0) throw new DrawingArgumentsError(problems);
  const opened = await openArgument(context, reference, options);
  const engine = await engineOf(context, opened, options, "prediction");
  const progress = opened.framework.services.get(progressDisplays)(context.terminal);
  const measured = await interruptible(async (signal) => {
    try {
      const { profileNetwork } = await import("../../run/profile/profile-network.js");
      const onProgress = (doing: string): void => progress.show(doing);
      return await profileNetwork(opened.network, { engine, threads, batches, counted, signal, onProgress });
    } finally {
      progress.clear();
    }
  });
  const profile: NetworkProfile = { ...measured, name: changedName(measured.name, options) };
  if (output !== undefined) {
    const { profileChart } = await import("../../run/profile/profile-chart.js");
    const path = context.shownPath(output);
    const form = pictureForm(path) ?? "svg";
    await writeFileWhole(path, [await encodedDrawing(await profileChart(profile, theme), form, path)]);
    context.note(`${path}: the picture`);
  }
  if (json === true) return context.printJson(profile);
  const table = formatTable(profileTable(profile, depth), context.stdout);
  context.print(`${table}\n\n${formatFacts(profileFacts(profile), context.stdout)}`);
}
