import type { Problem } from "@netgraft/core";
import {
  type Graph,
  type NetworkState,
  type NeutralStart,
  numbersOf,
  pathPattern,
  type Tensor,
  tensorFrom,
} from "@netgraft/core/graph";
import { GraftRefusedError } from "../../errors.js";
import { absorbBefore, absorbBehind } from "./absorb.js";
import { type Grafted, GraftedGraph } from "./grafted-graph.js";
import { takenOver } from "./take-over.js";
import { reorderedBefore, unshuffledRows } from "./reorder.js";

/** Whether a network with new attachments has to compute what it did to the bit, or but for rounding. */
export type GraftMode = "exact" | "near";

/** Where an attachment starts, by the path of its module; in words where it has no start. */
export type Starts = ReadonlyMap<string, NeutralStart | string>;

/** What was done for one attachment. */
export interface GraftedAttachment {
  /** The module that it is, e.g. `layer1.0.se`. */
  readonly path: string;
  readonly type: string;
  readonly site: string;
  /** What it gives is its input over this. */
  readonly factor: number;
  /** The tensors that are set to one number. */
  readonly set: Readonly<Record<string, number>>;
  /** The tensors that are multiplied for it, all by `factor`. */
  readonly absorbedIn: readonly string[];
  /** The tensors whose rows are in another order, as it shuffles channels. */
  readonly reordered: readonly string[];
  /** The tensors of the convolution that it replaces and its norm, by the names that they get in it. */
  readonly takenOver: Readonly<Record<string, string>>;
  /** The option with which it would give the factor back itself, so that nothing else is multiplied. */
  readonly within?: string;
  /** Why the network computes what it did but for rounding. */
  readonly near?: string;
}

/** A network without attachments that replace convolutions, and its weights. */
export interface PlainNetwork {
  readonly graph: Graph;
  readonly state: NetworkState;
}

/** A state with attachments that change nothing yet, and what was done for it. */
export interface Graft {
  readonly state: NetworkState;
  readonly attachments: readonly GraftedAttachment[];
}

/**
 * Sets new attachments so that a network computes what it did without them, and they can learn: their parameters as their
 * {@link NeutralStart} says, and what their gate takes away given back by a layer before or behind them.
 * @param state all tensors of the graph: those of the attachments drawn, all others trained
 * @param plain where some of them replace convolutions
 * @throws NG_GRAFT_REFUSED with every attachment that cannot be set so, and the reason
 */
export function graftAttachments(
  graph: Graph,
  state: NetworkState,
  starts: Starts,
  mode: GraftMode,
  plain: PlainNetwork = { graph, state },
): Graft {
  const problems: Problem[] = [];
  const grafted = graph.marks.flatMap((mark): Grafted[] => {
    if (mark.kind !== "attachment") return [];
    const path = graph.scopes[mark.scope]?.path ?? "";
    const start = starts.get(path);
    if (start === undefined) return [];
    const reason = typeof start === "string" ? start : mode === "exact" ? start.near : undefined;
    if (typeof start !== "string" && reason === undefined) return [{ mark, path, start }];
    const message = `"${mark.type}" has no start that changes nothing: ${reason}`;
    problems.push({ at: path, message, ...(typeof start !== "string" && { expected: "`graft: near`" }) });
    return [];
  });
  // What stands in for a convolution is layers like others: it does not give a multiple for a multiple.
  const parts = new GraftedGraph(
    graph,
    grafted.filter(({ start }) => start.replaced === undefined),
  );
  const changed = new Map(state);
  const taken = takenOver(graph, plain.graph, grafted);
  // First: what others multiply may be theirs.
  for (const [each, over] of taken) if (typeof over !== "string") takeOver(changed, plain.state, each, over);
  const attachments = grafted.map((each) => {
    const { path, mark, start } = each;
    const over = taken.get(each) ?? new Map<string, string>();
    const isAbsorbed = start.factor === 1 || start.replaced !== undefined;
    const before = isAbsorbed ? new Map<string, number>() : absorbBefore(parts, each);
    const absorbed = typeof before === "string" && start.shuffle === undefined ? absorbBehind(parts, each) : before;
    const reordered = start.shuffle === undefined ? new Set<string>() : reorderedBefore(parts, each);
    if (typeof absorbed === "string") {
      const reasons = typeof before === "string" && before !== absorbed ? `${before}, and ${absorbed}` : absorbed;
      const message = `"${mark.type}" at ${mark.site} starts at 1/${start.factor}, which nothing can absorb: ${reasons}`;
      problems.push({
        at: path,
        message,
        ...(start.within !== undefined && { expected: `\`${start.within}\` of it` }),
      });
    }
    if (typeof reordered === "string")
      problems.push({ at: path, message: `"${mark.type}" at ${mark.site} changes the network: ${reordered}` });
    if (typeof over === "string")
      problems.push({ at: path, message: `"${mark.type}" in place of ${mark.site} changes the network: ${over}` });
    const set = settings(path, start, state);
    const done: GraftedAttachment = {
      path,
      type: mark.type,
      site: mark.site,
      factor: start.factor,
      set,
      absorbedIn: typeof absorbed === "string" ? [] : [...absorbed.keys()],
      reordered: typeof reordered === "string" ? [] : [...reordered],
      takenOver: typeof over === "string" ? {} : Object.fromEntries(over),
      ...(start.within !== undefined && { within: start.within }),
      ...(start.near !== undefined && { near: start.near }),
    };
    for (const [name, value] of Object.entries(set)) change(changed, name, () => value);
    if (typeof absorbed !== "string")
      for (const [name, factor] of absorbed) change(changed, name, (data, index) => (data[index] ?? 0) * factor);
    for (const name of done.reordered) reorder(changed, name, start.shuffle ?? 1);
    return done;
  });
  if (problems.length > 0) throw new GraftRefusedError(problems);
  return { state: changed, attachments };
}

/** What the start says of each of an attachment's tensors, by state-dict name. */
function settings(path: string, { values }: NeutralStart, state: NetworkState): Readonly<Record<string, number>> {
  const patterns = Object.entries(values).map(([pattern, value]) => [pathPattern(pattern), value] as const);
  const names = [...state.keys()].filter((name) => name.startsWith(`${path}.`));
  return Object.fromEntries(
    names.flatMap((name) => {
      const [, value] = patterns.find(([pattern]) => pattern.test(name.slice(path.length + 1))) ?? [];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

function takeOver(
  state: Map<string, Tensor>,
  trained: NetworkState,
  { path, start: { replaced, factor } }: Grafted,
  names: ReadonlyMap<string, string>,
): void {
  const scaled = new Set(["weight", "bias"].map((name) => `${path}.${replaced?.norm}.${name}`));
  for (const [name, original] of names) {
    const tensor = trained.get(original);
    if (tensor !== undefined) state.set(name, tensor);
    if (scaled.has(name)) change(state, name, (data, index) => (data[index] ?? 0) * factor);
  }
}

function change(
  state: Map<string, Tensor>,
  name: string,
  next: (data: ArrayLike<number>, index: number) => number,
): void {
  const tensor = state.get(name);
  if (tensor === undefined) return;
  const data = numbersOf(tensor);
  state.set(
    name,
    tensorFrom(
      tensor.dtype,
      tensor.shape,
      Float64Array.from(data, (_, index) => next(data, index)),
    ),
  );
}

function reorder(state: Map<string, Tensor>, name: string, groups: number): void {
  const shape = state.get(name)?.shape ?? [];
  const [rows = 1, ...rest] = shape;
  const length = rest.reduce((product, size) => product * size, 1);
  const from = unshuffledRows(rows, groups);
  change(state, name, (data, index) => data[(from[Math.floor(index / length)] ?? 0) * length + (index % length)] ?? 0);
}
