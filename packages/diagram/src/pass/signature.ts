import type { Json, Value } from "@netgraft/core";
import { formatSizes, type Node } from "@netgraft/core/graph";
import type { Survey } from "./survey.js";

/** What of a piece of a graph counts when it is compared with another. */
export interface SignatureOptions {
  /** Whether sizes, strides and numbers of channels count, or structure alone. */
  readonly sizes: boolean;
  /** Whether what is attached counts. */
  readonly attachments: boolean;
}

/** A text that two pieces of graphs share if they are the same, apart from names. Rates of drop-path do not count. */
export function signatureOf(nodes: readonly Node[], survey: Survey, { sizes, attachments }: SignatureOptions): string {
  const places = new Map<number, string>();
  const counted = attachments ? nodes : nodes.filter((node) => survey.attachment(node) === undefined);
  for (const [index, node] of counted.entries())
    for (const [port, { id }] of node.outputs.entries()) places.set(id, `${index}.${port}`);
  const passed = attachments ? new Map<number, number>() : passedThrough(nodes, survey);
  let entered = 0;
  const place = ({ id, source, axes }: Value): string => {
    if (source.kind !== "node" && source.kind !== "input") return `${source.kind}${sizes ? formatSizes(axes) : ""}`;
    let at = id;
    for (let next = passed.get(at); next !== undefined; next = passed.get(at)) at = next;
    const known = places.get(at);
    if (known !== undefined) return known;
    const name = `in${entered++}${sizes ? formatSizes(axes) : ""}`;
    places.set(at, name);
    return name;
  };
  return counted
    .map((node) => {
      const mark = survey.attachment(node);
      const attached = mark && [mark.id, mark.type, mark.site, survey.graph.scopes[mark.scope]?.options];
      const inputs = node.inputs.map(place);
      const outputs = sizes ? node.outputs.map(({ axes }) => formatSizes(axes)) : [];
      return JSON.stringify([node.operation.kind, attributesOf(node, sizes), inputs, outputs, attached]);
    })
    .join("\n");
}

/** Where each attachment's result would come from if it were not there. */
function passedThrough(nodes: readonly Node[], survey: Survey): Map<number, number> {
  const passed = new Map<number, number>();
  for (const node of nodes) {
    const mark = survey.attachment(node);
    if (mark !== undefined) passed.set(mark.value, mark.before);
  }
  return passed;
}

/** Attributes that make a structure another one: kernels, whether a convolution is depthwise, and whatever is no number. */
function attributesOf({ operation, attributes, inputs }: Node, sizes: boolean): Json {
  if (operation.kind === "dropPath") return {};
  if (sizes) return attributes;
  const { windows, groups, ...others } = attributes;
  if (!Array.isArray(windows)) return withoutNumbers(others);
  // The schema of an operation with windows has made sure of their form.
  const kernels = (windows as readonly { readonly size: number }[]).map(({ size }) => size);
  const channels = inputs[0]?.has("channel") === true ? inputs[0].size("channel") : 0;
  return [kernels, groups === 1 || groups === undefined ? "" : groups === channels ? "depthwise" : "grouped"];
}

function withoutNumbers(value: Json | undefined): Json {
  if (value === undefined || value === null || typeof value === "number") return "";
  if (typeof value !== "object") return value;
  // Spelled out, because `Array.isArray` does not narrow readonly arrays.
  return Object.entries(value).map(([key, inner]: [string, Json | undefined]) => [key, withoutNumbers(inner)]);
}
