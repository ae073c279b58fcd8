import type { Value } from "@netgraft/core";
import { counted, formatSizes, type Node } from "@netgraft/core/graph";
import type { Flow, FlowGroup, FlowNode, FlowShape } from "../model/flow.js";
import { attachedName } from "../model/attached-name.js";
import { ruleKey } from "../model/rule-key.js";
import { siteKind } from "../model/site-kind.js";
import { type Chain, fusedChains, rearranging, singleChains, heavy } from "./chains.js";
import { operationLabel, windowOf } from "./operation-label.js";
import { sizesLabel } from "./options-label.js";
import { type Link, spineOf } from "./spine.js";
import type { AttachmentMark, Survey } from "./survey.js";

/** How a flow is made. */
export interface FlowOptions {
  /** Whether norms and activations stand in the box of their layer; otherwise each operation has its own. */
  readonly fused: boolean;
}

/** A piece of a graph as a drawing: its boxes, what flows between them, and frames around attachments. */
export function flowOf(nodes: readonly Node[], survey: Survey, { fused }: FlowOptions): Flow {
  const chains = fused ? fusedChains(nodes, survey) : singleChains(nodes);
  const producers = new Map<number, string>();
  const boxes: FlowNode[] = [];
  for (const chain of chains) {
    const [first] = chain.nodes;
    if (first === undefined) continue;
    const attachment = survey.attachment(first);
    const shape = shapeOf(chain);
    const window = windowIn(chain);
    boxes.push({
      id: `n${first.id}`,
      shape,
      lines: shape === "site" ? [attachment?.site ?? ""] : linesOf(chain, fused),
      ...(window && { window }),
      ...(attachment && entryOf(attachment) !== undefined ? { group: `a${attachment.scope}` } : {}),
    });
    for (const node of chain.nodes) for (const { id } of node.outputs) producers.set(id, `n${first.id}`);
  }
  const links: Link[] = [];
  const outer: FlowNode[] = [];
  const producerOf = (value: Value): string => {
    const known = producers.get(value.id);
    if (known !== undefined) return known;
    const id = `i${value.id}`;
    producers.set(value.id, id);
    outer.push({ id, shape: "terminal", lines: [formatSizes(value.axes)] });
    return id;
  };
  for (const { nodes: own } of chains) {
    const [first] = own;
    const mark = first && survey.attachment(first);
    for (const value of new Set(own.flatMap(({ inputs }) => inputs.filter(isFlowing)))) {
      const [from, to] = [producerOf(value), `n${first?.id}`];
      if (from === to) continue;
      const entry = mark?.before === value.id ? entryOf(mark) : undefined;
      if (entry === undefined) {
        links.push({ from, to, value });
        continue;
      }
      if (!links.some((link) => link.to === entry)) links.push({ from, to: entry, value });
      links.push({ from: entry, to, value });
    }
  }
  const ends: FlowNode[] = [];
  const inside = new Set(nodes);
  for (const value of nodes.flatMap(({ outputs }) => outputs)) {
    const consumers = survey.consumers(value);
    if (consumers.length > 0 && !survey.isOutput(value) && consumers.every((node) => inside.has(node))) continue;
    ends.push({ id: `o${value.id}`, shape: "terminal", lines: [formatSizes(value.axes)] });
    links.push({ from: producerOf(value), to: `o${value.id}`, value });
  }
  const spine = spineOf(links, { nodes: boxes, end: ends.at(-1)?.id }, survey);
  const groups = groupsOf(nodes, survey);
  return {
    nodes: [...outer, ...groups.map(({ entry }) => entry), ...boxes, ...ends],
    edges: labelled(links).map(({ from, to, value, label }, index) => ({
      from,
      to,
      spine: spine.has(index),
      gate: survey.isGate(value),
      ...(label === undefined ? {} : { label }),
    })),
    groups: groups.map(({ id, rule }) => ({ id, rule })),
  };
}

function isFlowing({ source }: Value): boolean {
  return source.kind === "node" || source.kind === "input";
}

/** Sizes are said where they change: on the first way out of a box whose input had others. */
function labelled(links: readonly Link[]): readonly (Link & { readonly label?: string })[] {
  const said = new Set<number>();
  return links.map((link) => {
    const { from, to, value } = link;
    const label = formatSizes(value.axes);
    const entered = links.find((other) => other.to === from);
    if (entered === undefined || to.startsWith("o") || said.has(value.id)) return link;
    if (formatSizes(entered.value.axes) === label) return link;
    said.add(value.id);
    return { ...link, label };
  });
}

/** The point at which a feature map enters an attachment. */
function entryOf({ scope, type }: AttachmentMark): string | undefined {
  return type === siteKind ? undefined : `s${scope}`;
}

/** The attachments that nodes are part of, each with the point at which it is entered. */
function groupsOf(nodes: readonly Node[], survey: Survey): readonly (FlowGroup & { readonly entry: FlowNode })[] {
  const marks = new Map<string, AttachmentMark>();
  for (const node of nodes) {
    const mark = survey.attachment(node);
    const entry = mark && entryOf(mark);
    if (mark !== undefined && entry !== undefined) marks.set(entry, mark);
  }
  return [...marks].map(([entry, mark]) => {
    const { scope } = mark;
    const placed = survey.placed(mark);
    const sizes = sizesLabel(placed.options);
    const lines = [attachedName(placed), ...(sizes === "" ? [] : [sizes])];
    return { id: `a${scope}`, rule: ruleKey(placed), entry: { id: entry, shape: "site", lines, group: `a${scope}` } };
  });
}

const pools: ReadonlySet<string> = new Set([
  "maxPool",
  "averagePool",
  "adaptiveAveragePool",
  "adaptiveMaxPool",
  "globalPool",
]);

function shapeOf({ nodes: [node], hasLayer, module }: Chain): FlowShape {
  if (module !== undefined) return "module";
  if (node === undefined || hasLayer) return "layer";
  const { kind } = node.operation;
  if (kind === siteKind) return "site";
  if (kind === "concat") return "concat";
  if (pools.has(kind)) return "pool";
  return (kind === "add" || kind === "multiply") && node.inputs.filter(isFlowing).length > 1 ? "join" : "step";
}

function windowIn({ nodes, module }: Chain): FlowNode["window"] {
  if (module !== undefined) return undefined;
  for (const node of nodes) {
    const window = windowOf(node);
    if (window !== undefined) return window;
  }
  return undefined;
}

/** A module's name and size; a layer on one line, what is fused with it on another. */
function linesOf({ nodes, hasLayer, module }: Chain, fused: boolean): readonly string[] {
  if (module !== undefined)
    return [module.path.slice(module.path.lastIndexOf(".") + 1), counted(nodes.length, "operation")];
  const shown = nodes.length > 1 && fused ? nodes.filter(({ operation }) => !rearranging.has(operation.kind)) : nodes;
  const drawn = shown.length === 0 ? nodes : shown;
  const isLayer = ({ operation: { kind } }: Node): boolean => heavy.has(kind);
  if (!hasLayer || drawn.length === 1) return [drawn.map(operationLabel).join(" · ")];
  const layer = drawn.findIndex(isLayer);
  const parts = [drawn.slice(0, layer), drawn.slice(layer, layer + 1), drawn.slice(layer + 1)];
  return parts.filter((part) => part.length > 0).map((part) => part.map(operationLabel).join(" · "));
}
