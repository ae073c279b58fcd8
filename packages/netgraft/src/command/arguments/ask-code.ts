import { createInterface } from "node:readline";
import type { CodeRequest } from "../../trust/code-policy.js";
import { changeTrustList, trustFile } from "../../trust/trust-list.js";
import type { CommandContext } from "../context.js";
import { Interrupted } from "../interruption.js";

/**
 * Asks the user whether code may run; "always" trusts the folder of the config that names it. No answer is no, and so is no terminal.
 * @throws Interrupted by Ctrl-C; NG_TRUST_LIST, NG_WRITE_FAILED
 */
export async function askCode(context: CommandContext, request: CodeRequest): Promise<boolean> {
  if (!context.canAsk) return false;
  const { kind, name, source, file, folder, hasChanged } = request;
  const where = source === undefined ? "" : ` (${source})`;
  const changed = hasChanged ? ", which has changed since you trusted it" : "";
  context.note(`The ${kind} ${name}${where} is code, and would run with all your rights${changed}:`);
  context.note(`  ${file}`);
  context.note(`Configs in this folder name it; [a] trusts all of them from now on:`);
  context.note(`  ${folder}`);
  context.stderr.write("Run it? [y] this once, [a] always, [N] no: ");
  const answer = (await lineOf(context)).trim().toLowerCase();
  const isAlways = ["a", "always"].includes(answer);
  if (isAlways)
    await changeTrustList(trustFile(context.env), (entries) => [...entries, { kind: "folder", path: folder }]);
  return isAlways || ["y", "yes"].includes(answer);
}

/** The next line that the user types; nothing where the input ends. */
async function lineOf({ stdin, stderr }: CommandContext): Promise<string> {
  const input = stdin?.();
  if (input === undefined || input.readableEnded) return "";
  const lines = createInterface({ input, terminal: false });
  let interrupt = (): void => undefined;
  try {
    return await new Promise<string>((resolve, reject) => {
      interrupt = () => reject(new Interrupted("SIGINT"));
      process.once("SIGINT", interrupt);
      lines.once("line", resolve).once("close", () => resolve(""));
    });
  } catch (error) {
    stderr.write("\n");
    throw error;
  } finally {
    process.off("SIGINT", interrupt);
    lines.close();
    input.pause();
  }
}
