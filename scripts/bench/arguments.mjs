import { parseArgs } from "node:util";

/**
 * The arguments of a benchmark: parts, networks (`--network`) and the file for the results (`--output`). Of parts and networks all
 * are wanted where none is named. Ends the program with 2 where one is named that there is not.
 * @param {{ parts?: readonly string[], networks: readonly string[], output: string }} choices
 */
export function parseArguments({ parts = [], networks, output }) {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        network: { type: "string", multiple: true, default: [] },
        output: { type: "string", default: output },
      },
    });
    return {
      parts: chosen("part", parts, positionals),
      networks: chosen("network", networks, values.network),
      output: values.output,
    };
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return process.exit(2);
  }
}

/**
 * @param {string} what
 * @param {readonly string[]} choices
 * @param {readonly string[]} named
 */
function chosen(what, choices, named) {
  const unknown = named.filter((name) => !choices.includes(name));
  if (unknown.length > 0)
    throw new Error(`no such ${what}: ${unknown.join(", ")}; there are ${choices.join(", ") || "none"}`);
  return choices.filter((choice) => named.length === 0 || named.includes(choice));
}
