import { existsSync } from "node:fs";
import { basename } from "node:path";
import { describeProblem } from "@netgraft/core/graph";
import { OutputExistsError, writeFileWhole } from "@netgraft/files";
import { starterConfig } from "../../run/starter-config.js";
import { openFramework } from "../arguments/open-framework.js";
import type { CommandContext } from "../context.js";
import { interruptible } from "../interruption.js";
import { freeNameIn } from "../output/free-name.js";
import { formatCount, formatCounted } from "../output/numbers.js";
import type { InitOptions } from "./options.js";

/**
 * Writes a config to start from, and says what was chosen.
 * @throws NG_OUTPUT_EXISTS; as `starterConfig`
 */
export async function printInitialConfig(
  context: CommandContext,
  folder: string,
  { network: named, output, json, plugin = [] }: InitOptions,
): Promise<void> {
  const file = context.path(output ?? freeNameIn(context, [basename(context.path(folder))], ".yaml"));
  const shown = context.shownPath(file);
  if (existsSync(file))
    throw new OutputExistsError({
      at: shown,
      message: "there is a file of that name",
      expected: "the name of a new file after --output",
    });
  const options = { network: named, file, cwd: context.cwd, plugins: plugin };
  const framework = await openFramework(context, { plugin });
  const config = await interruptible((signal) => starterConfig(framework, folder, { ...options, signal }));
  const { text, network, classes, pictures, side, notes } = config;
  await writeFileWhole(shown, [new TextEncoder().encode(text)], { isNew: true });
  for (const problem of notes) context.note(describeProblem(problem));
  if (json === true) return context.printJson({ config: shown, network, classes, pictures, side });
  context.printProse(
    `${shown}: ${network} on ${side}×${side}, for ${formatCounted(pictures.train, "picture")} of ${classes.length} classes, ` +
      `${formatCount(pictures.validation)} more to validate with`,
  );
  // What was named here, the config names from now on.
  context.note(`next: netgraft train ${shown}${plugin.length === 0 ? "" : " --plugins"}`);
}
