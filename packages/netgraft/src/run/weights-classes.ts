import type { Network, Problem, Services } from "@netgraft/core";
import { describeOrigin, originAt } from "@netgraft/core/config";
import { type Graph, parseJson } from "@netgraft/core/graph";
import { ClassNamesError, inNfc } from "@netgraft/data";
import { belongsTo } from "@netgraft/weights";
import { openWeights } from "@netgraft/weights/node";
import { type ClassName, ofWritten, readClassNames, writtenLabels } from "./labels.js";
import { fetchedWeights } from "./fetched-weights.js";
import type { FileOfWeights, WeightsSource } from "./weights-source.js";

/** The key under which a file of weights has the names of the classes: JSON, as `labels` of a config has them. */
const classesKey = "netgraft.classes";

/** What a file of weights says of the classes, beside its tensors. */
export function classesMetadata(names: readonly ClassName[]): ReadonlyMap<string, string> {
  return new Map([[classesKey, JSON.stringify(writtenLabels(names))]]);
}

/**
 * The names of the classes that a file of weights has, in the order of the logits, where the network takes its last layer from
 * there; undefined where the file says none, where that layer is excepted, and where it is for another number of classes.
 * @throws as `openWeights`; NG_CLASS_NAMES where the file's names cannot be understood
 */
export async function classesOfWeights(
  network: Pick<Network, "graph" | "config">,
  source: WeightsSource,
): Promise<readonly ClassName[] | undefined> {
  if (!("file" in source) || network.config.classes === 0) return undefined;
  const { file } = await fetchedWeights(source);
  const { metadata, ...opened } = await openWeights(file, { stateDict: source.stateDict });
  await opened.close();
  return classesIn(metadata, network, source);
}

/** {@link classesOfWeights}, of a file that has been opened. */
export function classesIn(
  metadata: ReadonlyMap<string, string>,
  { graph, config }: Pick<Network, "graph" | "config">,
  { file, reference = file, except = [] }: FileOfWeights,
): readonly ClassName[] | undefined {
  const layer = lastLayer(graph);
  if (config.classes === 0 || (layer.length > 0 && layer.every(belongsTo(except)))) return undefined;
  const names = writtenClasses(metadata, reference);
  return names?.length === config.classes ? names : undefined;
}

/** The names that a file of weights has, however many classes a network has. @throws NG_CLASS_NAMES where they cannot be understood */
export function writtenClasses(metadata: ReadonlyMap<string, string>, file: string): readonly ClassName[] | undefined {
  const text = metadata.get(classesKey);
  return text === undefined ? undefined : parsed(text, file);
}

/**
 * The names of a network's classes: those of its config, or where it has none, those of its weights.
 * @throws as `readClassNames` and {@link classesOfWeights}
 */
export async function classNames(
  network: Network,
  source: WeightsSource,
  cwd: string,
  services?: Services,
): Promise<readonly ClassName[] | undefined> {
  return (await readClassNames(network, cwd, services)) ?? (await classesOfWeights(network, source));
}

/**
 * Checks that the classes of a network and of its weights are the same, in the same order: by their names, or by what is shown
 * of all. Names in NFC and in NFD are the same.
 * @param file of the weights, for messages
 * @throws NG_CLASS_NAMES with both sides
 */
export function assertSameClasses(
  { graph, tree }: Pick<Network, "graph" | "tree">,
  known: readonly ClassName[],
  found: readonly ClassName[],
  file: string,
): void {
  if (isSameClasses(known, found)) return;
  const [own, others] = [keysOf(known, "name"), keysOf(found, "name")];
  const source = describeOrigin(originAt(tree, ["labels"]));
  const isReordered = isSame(own.toSorted(), others.toSorted());
  const problem: Problem = {
    at: "labels",
    message: `the weights of ${file} are for ${isReordered ? "the same classes in another order" : "other classes"}`,
    ...differing(own, others),
    source,
  };
  const [head] = lastLayer(graph);
  const message = isReordered
    ? "a network without `labels` takes the names of its weights, in their order: `--set labels=null`"
    : "names that are shown in place of others are given with them, `labels: [{ folder: <name>, label: <shown> }, …]`" +
      (head === undefined ? "" : `; to train other classes, \`except\` "${head.replace(/\.[^.]+$/, "")}"`);
  throw new ClassNamesError([problem, { at: "labels", message }]);
}

/** Whether both have the same classes in the same order, by name or by what is shown. */
export function isSameClasses(known: readonly ClassName[], found: readonly ClassName[]): boolean {
  return (["name", "label"] as const).some((key) => isSame(keysOf(known, key), keysOf(found, key)));
}

/** Whether both lists have the same names, in any order. */
export function sameNames(names: readonly string[], others: readonly string[]): boolean {
  return isSame(names.map(inNfc).toSorted(), others.map(inNfc).toSorted());
}

/** Both sides from the first difference on, as far as one can read them. */
function differing(own: readonly string[], others: readonly string[]): Pick<Problem, "expected" | "found"> {
  const first = others.findIndex((name, index) => name !== own[index]);
  const from = others.length > most ? first : 0;
  const shown = (names: readonly string[]): string => {
    const some = names.slice(from, from + most).join(", ");
    return `${from > 0 ? `from class ${from} on ` : ""}${some}${names.length > from + most ? ", …" : ""}`;
  };
  return { expected: shown(others), found: shown(own) };
}

/** How many names are shown. */
const most = 10;

/** The state-dict names of what the layer learns that gives the logits; none where there is no such layer. */
export function lastLayer(graph: Graph): readonly string[] {
  for (let value = graph.outputs["logits"]; value !== undefined;) {
    const node = graph.producer(value);
    const learned = node?.inputs.flatMap(({ source }) => (source.kind === "parameter" ? [source.name] : [])) ?? [];
    if (learned.length > 0) return learned;
    value = node?.inputs[0];
  }
  return [];
}

function keysOf(names: readonly ClassName[], key: keyof ClassName): readonly string[] {
  return names.map((each) => inNfc(each[key]));
}

function isSame(names: readonly string[], others: readonly string[]): boolean {
  return names.length === others.length && names.every((name, index) => name === others[index]);
}

function parsed(text: string, file: string): readonly ClassName[] {
  let found: unknown;
  try {
    found = parseJson(text);
  } catch {
    found = undefined;
  }
  if (Array.isArray(found) && found.every(isWritten)) return found.map(ofWritten);
  throw new ClassNamesError({
    at: file,
    message: `what the file says of its classes (${classesKey}) cannot be understood`,
    expected: "a list in JSON of names, or of { folder, label }",
  });
}

function isWritten(each: unknown): each is Parameters<typeof ofWritten>[0] {
  if (typeof each === "string") return true;
  if (typeof each !== "object" || each === null || !("folder" in each) || !("label" in each)) return false;
  return typeof each.folder === "string" && typeof each.label === "string";
}
