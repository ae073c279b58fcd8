import { basename, dirname, join } from "node:path";
import { parseJson } from "@netgraft/core/graph";
import { readFileWhole } from "@netgraft/files";
import { isJsonMap } from "../../hub/json-value.js";
import { isOfHub } from "../../loader/named-file.js";

/** A network that weights say they are of. */
export interface SaidNetwork {
  /** Its name, and what may follow: a tag, a hash. */
  readonly text: string;
  /** Who says so, for messages. */
  readonly by: string;
  /** Whether it is said of these weights, and not only hinted at by how a file is called. */
  readonly isCertain: boolean;
}

/** What weights are called in repositories of the hub, where `config.json` is of them. */
const ofRepositories = /^(?:model\.safetensors|pytorch_model\.(?:bin|pth)|model\.pth)$/;

/** Keys under which files say what they are of: `arch` is that of PyTorch's and timm's training scripts. */
const keys = ["architecture", "arch"];

/**
 * The networks that weights are said to be of, the surest first: by the file itself, by the `config.json` beside it (timm's), by the repository
 * or the address that they are from, by the file's name.
 * @param reference what the user has named. @param path of the file
 */
export async function saidNetworks(
  reference: string,
  path: string,
  metadata: ReadonlyMap<string, string>,
): Promise<readonly SaidNetwork[]> {
  const inside = keys.flatMap((key) => {
    const text = metadata.get(key);
    return text === undefined ? [] : [{ text, by: `the file (\`${key}\`)`, isCertain: true }];
  });
  const name = basename(path);
  const beside = ofRepositories.test(name) ? await architectureIn(join(dirname(path), "config.json")) : undefined;
  const [, repository] = isOfHub(reference) ? (/^hf-hub:timm\/([^@#]+)/.exec(reference) ?? []) : [];
  return [
    ...inside,
    ...(beside === undefined ? [] : [{ text: beside, by: "the config.json beside the file", isCertain: true }]),
    ...(repository === undefined ? [] : [{ text: repository, by: "the name of its repository", isCertain: true }]),
    ...(ofRepositories.test(name) ? [] : [{ text: name, by: "the file's name", isCertain: false }]),
  ];
}

/** The architecture and the tag of a `config.json` in timm's form; undefined where there is none. */
async function architectureIn(path: string): Promise<string | undefined> {
  let json: unknown;
  try {
    json = parseJson(new TextDecoder().decode(await readFileWhole(path, "text-bytes")));
  } catch {
    // It is a file like any other that happens to lie there.
    return undefined;
  }
  const { architecture, netgraft, pretrained_cfg: pretrained } = isJsonMap(json) ? json : {};
  // What Netgraft has published has a config of its own.
  if (typeof architecture !== "string" || netgraft !== undefined) return undefined;
  const tag = isJsonMap(pretrained) ? pretrained["tag"] : undefined;
  return typeof tag === "string" ? `${architecture}.${tag}` : architecture;
}

/**
 * The registered network that a text begins with, the longest that fits, and the tag behind it, e.g. `tf_efficientnet_b0` of
 * `tf_efficientnet_b0_aa-827b6e33.pth`.
 */
export function networkIn(
  text: string,
  names: readonly string[],
): { readonly name: string; readonly tag?: string } | undefined {
  const fitting = names.filter((name) => text.startsWith(name) && !/^[a-z0-9]/i.test(text.slice(name.length)));
  const [name] = fitting.toSorted((a, b) => b.length - a.length);
  if (name === undefined) return undefined;
  const [, tag] = /^[._]([\w]+)/.exec(text.slice(name.length)) ?? [];
  return { name, ...(tag === undefined ? {} : { tag }) };
}
