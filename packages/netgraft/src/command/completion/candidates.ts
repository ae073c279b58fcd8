import { readdirSync } from "node:fs";
import type { Command } from "commander";
import type { CommandContext } from "../context.js";
import { listKinds } from "../list/options.js";
import { componentsOf, type Candidate, rulesFor, settingsFor } from "./component-candidates.js";

/**
 * What may stand in the place of the last of some words: commands, options, values of options, arguments; more than what begins with
 * it may be given.
 * @param words behind the name of the program, the last of them the one that is completed, perhaps empty
 */
export async function candidatesFor(
  program: Command,
  words: readonly string[],
  context: CommandContext,
): Promise<readonly Candidate[]> {
  const current = words.at(-1) ?? "";
  const { command, operands, pending } = read(program, words.slice(0, -1));
  const [, long, value] = /^(--[^=]+)=(.*)$/.exec(current) ?? [];
  if (long !== undefined) {
    const values = await valuesOf(command, long, { operands, current: value ?? "", context });
    return values.map(({ value: each, ...rest }) => ({ value: `${long}=${each}`, ...rest }));
  }
  if (pending !== undefined) return valuesOf(command, pending, { operands, current, context });
  if (current.startsWith("-")) return optionsOf(command);
  if (command.commands.length > 0)
    return command.commands
      .filter((each) => each.summary() !== "")
      .map((each) => ({ value: each.name(), description: each.summary() }));
  return argumentsOf(command, operands.length, { operands, current, context });
}

/** The command that words call, its arguments so far, and the option that waits for its value. */
function read(
  program: Command,
  words: readonly string[],
): { readonly command: Command; readonly operands: readonly string[]; readonly pending: string | undefined } {
  let command = program;
  let pending: string | undefined;
  const operands: string[] = [];
  for (const word of words) {
    if (pending !== undefined) pending = undefined;
    else if (word.startsWith("-")) {
      const option = command.options.find(({ long, short }) => long === word || short === word);
      pending = option?.required === true ? (option.long ?? undefined) : undefined;
    } else {
      const inner = command.commands.find((each) => each.name() === word);
      if (inner === undefined) operands.push(word);
      else command = inner;
    }
  }
  return { command, operands, pending };
}

/** What surrounds the word that is completed. */
interface Surroundings {
  readonly operands: readonly string[];
  readonly current: string;
  readonly context: CommandContext;
}

function optionsOf(command: Command): readonly Candidate[] {
  return command.options
    .filter(({ hidden }) => !hidden)
    .flatMap(({ long, description }) => (typeof long === "string" ? [{ value: long, description }] : []));
}

async function valuesOf(command: Command, long: string, around: Surroundings): Promise<readonly Candidate[]> {
  const choices = command.options.find((option) => option.long === long)?.argChoices;
  if (choices !== undefined) return choices.map((value) => ({ value }));
  switch (long) {
    case "--set":
      return settingsFor(around.operands, around.current, around.context);
    case "--attach":
      return rulesFor(around.operands, around.current, around.context);
    case "--engine":
      return [{ value: "auto", description: "whichever is faster" }, ...componentsOf("engines")];
    case "--format":
      return componentsOf("exporters");
    case "--network":
      return [...componentsOf("networks"), ...files(around)];
    default:
      return files(around);
  }
}

function argumentsOf(command: Command, index: number, around: Surroundings): readonly Candidate[] {
  const all = command.registeredArguments;
  const argument = all[index] ?? (all.at(-1)?.variadic === true ? all.at(-1) : undefined);
  if (argument === undefined) return [];
  if (argument.argChoices !== undefined) return argument.argChoices.map((value) => ({ value }));
  switch (argument.name()) {
    case "network":
    case "networks":
      return [...componentsOf("networks"), ...files(around)];
    case "component":
      return componentsOf();
    case "engine":
      return componentsOf("engines");
    case "kind":
      return listKinds.map((value) => ({ value }));
    default:
      return files(around);
  }
}

/** Files and folders whose names begin with the word; those that are hidden only where it asks for them. */
function files({ current, context }: Surroundings): readonly Candidate[] {
  const [folder = ""] = /^.*\//.exec(current) ?? [];
  const start = current.slice(folder.length);
  try {
    return readdirSync(context.path(folder === "" ? "." : folder), { withFileTypes: true })
      .filter(({ name }) => name.startsWith(start) && (start !== "" || !name.startsWith(".")))
      .map((entry) => ({ value: `${folder}${entry.name}${entry.isDirectory() ? "/" : ""}` }));
  } catch {
    return [];
  }
}
