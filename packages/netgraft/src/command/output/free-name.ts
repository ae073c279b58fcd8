import { existsSync } from "node:fs";
import type { CommandContext } from "../context.js";

/** What no name of a file has. */
const signs = /[^\p{L}\p{N}\p{M}_.-]+/gu;

/**
 * The name of a file or folder to write where none is given: that of what it shows, with a number where there is one of that name
 * already, so that nothing is replaced that was not named.
 * @param names of the networks
 * @param extension with its dot; empty for a folder
 * @param there whether there is something of a name
 */
export function freeName(names: readonly string[], extension: string, there: (name: string) => boolean): string {
  const stem = names
    .map((name) => name.normalize("NFC").replaceAll(signs, "-").replace(/^\.+/, "") || "network")
    .join("-and-");
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? `${stem}${extension}` : `${stem}-${number}${extension}`;
    if (!there(name)) return name;
  }
}

/** The same in the folder where the command was started. */
export function freeNameIn(context: CommandContext, names: readonly string[], extension: string): string {
  return freeName(names, extension, (name) => existsSync(context.path(name)));
}
