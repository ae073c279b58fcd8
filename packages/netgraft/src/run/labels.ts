import { resolve } from "node:path";
import { defaultServices, type Network, type Services } from "@netgraft/core";
import { describeOrigin, originAt } from "@netgraft/core/config";
import { ConfigInvalidError } from "@netgraft/core/host";
import { type FileReader, fileReader, ReadFailedError, systemErrorReason } from "@netgraft/files";
import { folderOf } from "../loader/named-file.js";

/**
 * The names of a network's classes, in order, or undefined where its config has none. A file of labels is relative to
 * the config that names it, and has one name per line.
 * @param cwd the folder from which that config is named
 * @param services what reads the file: the framework's
 * @throws NG_READ_FAILED; NG_CONFIG_INVALID where the file has another number of lines than there are classes
 */
export async function readLabels(
  { config, tree }: Network,
  cwd: string,
  services: Services = defaultServices,
): Promise<readonly string[] | undefined> {
  const { labels, classes } = config;
  if (typeof labels !== "string") return labels;
  const origin = originAt(tree, ["labels"]);
  const path = resolve(folderOf(origin, cwd), labels);
  const names = (await textOf(path, describeOrigin(origin), services.get(fileReader)))
    .replace(/\r?\n$/, "")
    .split(/\r?\n/);
  if (names.length === classes) return names;
  throw new ConfigInvalidError({
    at: "labels",
    message: `the file ${path} has another number of names than the network has classes`,
    expected: `${classes} lines`,
    found: `${names.length}`,
    source: describeOrigin(origin),
  });
}

async function textOf(path: string, source: string, files: FileReader): Promise<string> {
  try {
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(await files.read(path));
  } catch (cause) {
    const message = "the file of labels cannot be read";
    throw new ReadFailedError({ at: path, message, found: systemErrorReason(cause), source }, { cause });
  }
}
