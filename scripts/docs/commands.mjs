import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../workspace.mjs";

/** The table of commands in the README. */
export const commands = {
  path: "README.md",
  section: "commands",
  async render() {
    const rows = (await leafCommands()).map(
      ({ name, summary }) => `| [\`netgraft ${name}\`](docs/commands.md#${anchorOf(name)}) | ${summary} |`,
    );
    return [
      "`npx netgraft` in this repository. Wherever a network is taken, it is a config file or a preset's name, and",
      "`--set attachments.se.reduction=8` and `--attach 'se(reduction=8)@conv2'` change it on the spot.",
      "",
      "| Command | What it does |",
      "|---|---|",
      ...rows,
    ].join("\n");
  },
};

/** Every command with its help. */
export const commandPages = {
  path: "docs/commands.md",
  async render() {
    const sections = [];
    for (const { name } of await leafCommands()) sections.push(`## netgraft ${name}\n\n${await helpOf(name)}\n`);
    return [
      "# The command",
      "",
      "Results go to stdout, notes and errors to stderr. Tables and colours are for terminals; `--json` is for programs, and",
      "prints errors as JSON too. The exit status is 0; 1 where something failed, with a code of [ERRORS.md](../ERRORS.md);",
      "2 where the command was not called as its help says. `NETGRAFT_DEBUG=1` shows the stack of an error.",
      "",
      "This page is generated from the command's own help by `npm run docs`.",
      "",
      ...sections,
    ].join("\n");
  },
};

/**
 * The command's own help, as a block.
 * @param {string} name
 */
export async function helpOf(name) {
  const { runCommand } = await load("run-command.js");
  let help = "";
  const stdout = { write: (/** @type {string} */ text) => (help += text), columns: 100 };
  await runCommand([...name.split(" "), "--help"], { stdout });
  return `\`\`\`text\n${help.trim()}\n\`\`\``;
}

/**
 * The heading of a command in the page of commands, as links name it.
 * @param {string} name
 */
export function anchorOf(name) {
  return `netgraft-${name.replaceAll(" ", "-")}`;
}

/**
 * A command of the program, as far as the page reads it.
 * @typedef {object} CommandTree
 * @property {readonly CommandTree[]} commands
 * @property {readonly unknown[]} registeredArguments
 * @property {() => string} name
 * @property {() => string} summary
 */

/** The commands that do something, in the order of the help, e.g. `config print`. */
export async function leafCommands() {
  const { createProgram } = await load("program.js");
  const silent = { write: () => undefined };
  return leaves(await createProgram({ stdout: silent, stderr: silent }), "");
}

/**
 * @param {CommandTree} command
 * @param {string} path
 * @returns {{ name: string, summary: string }[]}
 */
function leaves(command, path) {
  return command.commands.flatMap((each) => {
    const name = `${path}${each.name()}`;
    // One that holds others may do something itself.
    const own =
      each.commands.length === 0 || each.registeredArguments.length > 0 ? [{ name, summary: each.summary() }] : [];
    return [...own, ...leaves(each, `${name} `)];
  });
}

/** @param {string} module */
function load(module) {
  return import(pathToFileURL(join(root, "packages", "netgraft", "dist", "command", module)).href);
}
