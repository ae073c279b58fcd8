import { resolve } from "node:path";
import { defaultServices, type Network, type Services } from "@netgraft/core";
import { describeOrigin, originAt, type Plain } from "@netgraft/core/config";
import { className } from "@netgraft/core/graph";
import { ConfigInvalidError } from "@netgraft/core/host";
import { byText } from "@netgraft/data";
import { type FileReader, fileReader, readingFailure, ReadFailedError } from "@netgraft/files";
import { folderOf } from "../loader/named-file.js";

/** A class of a network. */
export interface ClassName {
  /** By which it is matched with the classes of a dataset: for pictures in folders, the folder's name. */
  readonly name: string;
  /** What is shown; mostly the name. */
  readonly label: string;
}

/**
 * The names of a network's classes, in the order of its logits, or undefined where its config has none. A file of labels is
 * relative to the config that names it, and has one name per line, or a folder, a tab and a label.
 * @param cwd the folder from which that config is named
 * @param services what reads the file: the framework's
 * @throws NG_READ_FAILED; NG_CONFIG_INVALID where the file has another number of lines than there are classes,
 *   or one with characters that cannot be seen
 */
export async function readClassNames(
  { config, tree }: Pick<Network, "config" | "tree">,
  cwd: string,
  services: Services = defaultServices,
): Promise<readonly ClassName[] | undefined> {
  const { labels, classes } = config;
  if (labels === undefined) return undefined;
  if (Array.isArray(labels)) return labels.map(ofWritten);
  // Not in the order of the map, of which JSON and JavaScript make another one for folders that are numbers.
  if (typeof labels === "object")
    return Object.entries(labels)
      .map(([name, label]) => ({ name, label }))
      .toSorted((a, b) => byText(a.name, b.name));
  const origin = originAt(tree, ["labels"]);
  const path = resolve(folderOf(origin, cwd), labels);
  const lines = (await textOf(path, describeOrigin(origin), services.get(fileReader)))
    .replace(/\r?\n$/, "")
    .split(/\r?\n/);
  const unseen = lines.flatMap((line, index) =>
    Object.values(ofLine(line)).every((name: string) => className.pattern.test(name))
      ? []
      : [{ line, number: index + 1 }],
  );
  if (unseen.length > 0)
    throw new ConfigInvalidError(
      unseen.slice(0, mostNamed).map(({ line, number }) => ({
        at: "labels",
        message: `line ${number} of the file ${path} has characters that cannot be seen`,
        expected: className.expected,
        found: JSON.stringify(line.slice(0, 80)),
        source: describeOrigin(origin),
      })),
    );
  if (lines.length === classes) return lines.map(ofLine);
  throw new ConfigInvalidError({
    at: "labels",
    message: `the file ${path} has another number of names than the network has classes`,
    expected: `${classes} lines`,
    found: `${lines.length}`,
    source: describeOrigin(origin),
  });
}

/** How many lines are named. */
const mostNamed = 20;

/** What is shown of a network's classes, in the order of its logits. @throws as {@link readClassNames} */
export async function readLabels(
  network: Network,
  cwd: string,
  services: Services = defaultServices,
): Promise<readonly string[] | undefined> {
  return (await readClassNames(network, cwd, services))?.map(({ label }) => label);
}

/** The names as a config has them: a list. */
export function writtenLabels(names: readonly ClassName[]): Plain[] {
  return names.map(({ name, label }) => (name === label ? name : { folder: name, label }));
}

/** A name as such a list has it. */
export function ofWritten(written: string | { readonly folder: string; readonly label: string }): ClassName {
  return typeof written === "string"
    ? { name: written, label: written }
    : { name: written.folder, label: written.label };
}

function ofLine(line: string): ClassName {
  const tab = line.indexOf("\t");
  return tab < 1 ? { name: line, label: line } : { name: line.slice(0, tab), label: line.slice(tab + 1) };
}

async function textOf(path: string, source: string, files: FileReader): Promise<string> {
  try {
    // A mark of the byte order, which Windows puts first, is no part of the first name: the decoder drops it.
    return new TextDecoder().decode(await files.read(path, "text-bytes"));
  } catch (cause) {
    const message = "the file of labels cannot be read";
    throw new ReadFailedError({ at: path, message, ...readingFailure(cause), source }, { cause });
  }
}
