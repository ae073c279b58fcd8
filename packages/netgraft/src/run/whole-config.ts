import { resolve } from "node:path";
import type { Network } from "@netgraft/core";
import { describeOrigin, listValues, type Plain, toPlain, withDefaults } from "@netgraft/core/config";
import { relativeTo } from "../loader/named-file.js";

/** Where a config is to be kept, and from where it is named. */
export interface ConfigPlace {
  /** The folder that its files are named from. */
  readonly folder: string;
  /** The folder from which the network's config is named; by default the working directory. */
  readonly cwd?: string | undefined;
}

/** A value of a config, and where it was written. */
export interface ConfigValue {
  /** E.g. `attachments[0].at`. */
  readonly path: string;
  readonly value: unknown;
  /** E.g. `my-network.yaml:3:7`, or the default of what. */
  readonly origin: string;
}

/** A network's whole config as plain data: defaults filled in, and files named relative to a folder. */
export function wholeConfig(network: Network, { folder, cwd = process.cwd() }: ConfigPlace): Record<string, Plain> {
  // A config is a map.
  return toPlain(network.treeWithFiles(relativeTo(resolve(folder), cwd))) as Record<string, Plain>;
}

/** Every value that a network is composed from, in the order of its config, the defaults last. */
export function configValues({ tree, config }: Network): readonly ConfigValue[] {
  return listValues(withDefaults(tree, config)).map(({ path, value, origin }) => ({
    path,
    value,
    origin: describeOrigin(origin),
  }));
}
