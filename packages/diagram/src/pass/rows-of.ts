import { formatSizes, type Node } from "@netgraft/core/graph";
import type { Attached, DiagramRow } from "../model/network-diagram.js";
import { fusedChains } from "./chains.js";
import { flowOf } from "./flow-of.js";
import type { Region, RegionRun } from "./regions.js";
import { signatureOf } from "./signature.js";
import type { AttachmentMark, Survey } from "./survey.js";

/** A row before it is known which detail shows it. */
export interface PlainRow extends Omit<DiagramRow, "detail"> {
  /** The structure without sizes, which rows of one detail share; layers in a line have none. */
  readonly structure?: string;
}

/** The rows of a run of regions: equal blocks that follow one another are one row, and so is each layer in a line. */
export function rowsOf({ regions, title }: RegionRun, survey: Survey): readonly PlainRow[] {
  const rows: PlainRow[] = [];
  for (const region of regions) {
    for (const row of rowsOfRegion(region, title, survey)) {
      const last = rows.at(-1);
      if (region.block !== undefined && last?.signature === row.signature) rows.splice(-1, 1, together(last, row));
      else rows.push(row);
    }
  }
  return rows;
}

function rowsOfRegion({ block, attachment, nodes }: Region, title: string, survey: Survey): readonly PlainRow[] {
  if (block !== undefined) return [detailed(words(block.type ?? "block"), block.path, nodes, survey)];
  if (attachment !== undefined) {
    const { path } = survey.graph.scopes[attachment.scope] ?? { path: "" };
    return [detailed(words(attachment.site), path, nodes, survey)];
  }
  const chains = fusedChains(nodes, survey);
  const isLine = flowOf(nodes, survey, { fused: true }).edges.length === chains.length + 1;
  if (!isLine) return [detailed(title === "" ? "layers" : title, nodes[0]?.path ?? "", nodes, survey)];
  return chains.map((chain) => {
    const row = rowOf("", chain.nodes[0]?.path ?? "", chain.nodes, survey);
    const label = row.flow.nodes.flatMap(({ shape, lines }) => (shape === "terminal" ? [] : lines)).join(" · ");
    return { ...row, label };
  });
}

function detailed(label: string, path: string, nodes: readonly Node[], survey: Survey): PlainRow {
  const structure = `${label}\n${signatureOf(nodes, survey, { sizes: false, attachments: true })}`;
  return { ...rowOf(label, path, nodes, survey), structure };
}

function rowOf(label: string, path: string, nodes: readonly Node[], survey: Survey): PlainRow {
  const attachments = attachedIn(nodes, survey);
  return {
    label,
    paths: [path],
    count: 1,
    output: formatSizes(nodes.at(-1)?.outputs[0]?.axes ?? []),
    attachments,
    attached: survey.costs(nodes.filter((node) => survey.attachment(node) !== undefined)),
    ...survey.costs(nodes),
    signature: signatureOf(nodes, survey, { sizes: true, attachments: true }),
    plainSignature: signatureOf(nodes, survey, { sizes: true, attachments: false }),
    flow: flowOf(nodes, survey, { fused: true }),
    operations: flowOf(nodes, survey, { fused: false }),
    list: nodes.map((node) => ({
      path: node.path,
      operation: node.operation.kind,
      output: node.outputs.map(({ axes }) => formatSizes(axes)).join(", "),
      ...survey.costs([node]),
    })),
  };
}

/** The attachments that nodes are part of. */
function attachedIn(nodes: readonly Node[], survey: Survey): readonly Attached[] {
  const inside = new Map<AttachmentMark, Node[]>();
  for (const node of nodes) {
    const mark = survey.attachment(node);
    if (mark === undefined) continue;
    const before = inside.get(mark);
    if (before === undefined) inside.set(mark, [node]);
    else before.push(node);
  }
  return [...inside].map(([mark, own]) => ({ ...survey.placed(mark), ...survey.costs(own) }));
}

function together(a: PlainRow, b: PlainRow): PlainRow {
  return {
    ...a,
    paths: [...a.paths, ...b.paths],
    count: a.count + b.count,
    parameters: a.parameters + b.parameters,
    macs: a.macs + b.macs,
    attached: { parameters: a.attached.parameters + b.attached.parameters, macs: a.attached.macs + b.attached.macs },
  };
}

/** `invertedResidual` as `inverted residual`. */
function words(type: string): string {
  return type.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
