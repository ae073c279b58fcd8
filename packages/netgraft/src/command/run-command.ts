import { CommanderError } from "commander";
import { CommandContext, type Surroundings } from "./context.js";
import { Interrupted } from "./interruption.js";
import { createProgram } from "./program.js";

/** Exit statuses: all is well, something failed, the command was not called as its help says. */
const [ok, failed, wrongSyntax] = [0, 1, 2];

/**
 * Runs `netgraft` once.
 * @param argv the arguments behind the name of the command
 * @returns the exit status: 0; 1 where it failed; 2 where the command's syntax is wrong; 130 after Ctrl-C
 */
export async function runCommand(argv: readonly string[], surroundings: Partial<Surroundings> = {}): Promise<number> {
  const context = new CommandContext({ ...processSurroundings(), ...surroundings });
  const [first] = argv;
  // As other programs have it.
  if (first === "version" || first === "-V") return runCommand(["--version", ...argv.slice(1)], surroundings);
  const program = await createProgram(context, first);
  let asJson = false;
  program.hook("preAction", (_, called) => {
    const { json, format } = called.opts();
    asJson = json === true || format === "json" || format === "jsonl";
  });
  try {
    await program.parseAsync(argv, { from: "user" });
    return context.failed ? failed : ok;
  } catch (error) {
    // Commander has printed what it throws; `--help` and `--version` end in an error of status 0.
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return ok;
      await hint(context, error, argv);
      return wrongSyntax;
    }
    if (error instanceof Interrupted) return error.status;
    // Imported where it is needed: it needs the core, and the help does not.
    const { reportError } = await import("./report-error.js");
    reportError(error, context.stderr, { asJson, debug: (context.env["NETGRAFT_DEBUG"] ?? "") !== "" });
    return failed;
  }
}

/** Tells what was probably meant by an option that is none, where the command takes networks and Commander has found none near it. */
async function hint(
  context: CommandContext,
  { code, message }: CommanderError,
  argv: readonly string[],
): Promise<void> {
  const [, option] = /^error: unknown option '([^']+)'$/.exec(message) ?? [];
  if (code !== "commander.unknownOption" || option === undefined) return;
  const { optionHint } = await import("./hint/option-hint.js");
  const told = await optionHint(context, option, argv);
  if (told !== undefined) context.note(`(${told})`);
}

function processSurroundings(): Surroundings {
  const { stdout, stderr, env } = process;
  return { stdout, stderr, env, cwd: process.cwd(), stdin: () => process.stdin };
}
