import type { ValidateOptions } from "./options.js";
import type { CommandContext } from "../context.js";
import { openOptions } from "../arguments/open-argument.js";
import { stylist } from "../output/text-sink.js";
import { reportError } from "../report-error.js";
import { validateNetwork } from "../../run/validate-network.js";

/** Composes each network, and prints whether that works; the command fails where one does not. */
export async function printValidation(
  context: CommandContext,
  references: readonly string[],
  options: ValidateOptions,
): Promise<void> {
  const style = stylist(context.stdout);
  const opening = await openOptions(context, options);
  const results: object[] = [];
  for (const reference of references) {
    const error = await validateNetwork(reference, opening);
    if (error !== undefined) context.fail();
    if (options.json === true) results.push({ config: reference, valid: error === undefined, ...error?.toJSON() });
    else if (error === undefined) context.printLine(`${style("green", "ok")} ${reference}`);
    else reportError(error, context.stderr, { of: reference });
  }
  if (options.json === true) context.printJson(results);
}
