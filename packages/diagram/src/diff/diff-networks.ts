import type { Costs, DiagramRow, DiagramSection, NetworkDiagram } from "../model/network-diagram.js";
import type { DiffAttached, DiffDetail, DiffRow, DiffSection, NetworkDiff } from "../model/network-diff.js";
import { letter } from "../model/letter.js";
import { ruleKey } from "../model/rule-key.js";
import { withFoldedWindows } from "../pass/folded-windows.js";
import { flowDiff } from "./flow-diff.js";

/**
 * Compares two networks block by block. Blocks are matched by stage and by position in it, so that names count for nothing:
 * a block differs where its operations or their sizes do, and apart from that in what is attached to it.
 */
export function diffNetworks(before: NetworkDiagram, after: NetworkDiagram): NetworkDiff {
  const details = new Map<string, Lettered>();
  const sections = matchedSections(before, after).map(([a, b]): DiffSection => {
    const { kind, title } = b ?? a ?? { kind: "between", title: "" };
    return { kind, title, rows: rowsOf(a, b).map((row) => lettered(row, details)) };
  });
  return { before, after, sections, details: [...details.values()].map(detailOf) };
}

type Pair<T> = readonly [before: T | undefined, after: T | undefined];

/** The k-th stage belongs to the k-th stage, and so on; the order is that of the second network. */
function matchedSections(before: NetworkDiagram, after: NetworkDiagram): readonly Pair<DiagramSection>[] {
  const [a, b] = [before, after].map(({ sections }) => numbered(sections));
  const pairs: Pair<DiagramSection>[] = [];
  const rest = [...(b ?? [])];
  for (const [key, section] of a ?? []) {
    const at = rest.findIndex(([other]) => other === key);
    for (const [, own] of rest.splice(0, Math.max(at, 0))) pairs.push([undefined, own]);
    pairs.push([section, at === -1 ? undefined : rest.shift()?.[1]]);
  }
  return [...pairs, ...rest.map(([, own]): Pair<DiagramSection> => [undefined, own])];
}

function numbered(sections: readonly DiagramSection[]): readonly (readonly [string, DiagramSection])[] {
  const counts = new Map<string, number>();
  return sections.map((section) => {
    const count = (counts.get(section.kind) ?? 0) + 1;
    counts.set(section.kind, count);
    return [`${section.kind} ${count}`, section];
  });
}

/** Blocks at one position; equal pairs that follow one another are one row. */
function rowsOf(a: DiagramSection | undefined, b: DiagramSection | undefined): readonly DiffRow[] {
  const [before, after] = [unfolded(a), unfolded(b)];
  const rows: DiffRow[] = [];
  for (let index = 0; index < Math.max(before.length, after.length); index++) {
    const [old, now] = [before[index], after[index]];
    const last = rows.at(-1);
    const isSame = last !== undefined && last.before === old && last.after === now;
    if (isSame) rows.splice(-1, 1, { ...last, count: last.count + 1 });
    else rows.push(rowOf(old, now));
  }
  return rows;
}

/** A row for each block. */
function unfolded(section: DiagramSection | undefined): readonly DiagramRow[] {
  return (section?.rows ?? []).flatMap((row) => Array.from({ length: row.count }, () => row));
}

function rowOf(before: DiagramRow | undefined, after: DiagramRow | undefined): DiffRow {
  const change =
    before === undefined
      ? "added"
      : after === undefined
        ? "removed"
        : before.plainSignature === after.plainSignature
          ? undefined
          : "changed";
  return {
    ...(change && { change }),
    ...(before && { before }),
    ...(after && { after }),
    count: 1,
    attachments: attachmentsOf(before, after),
    costs: { before: costOf(before), after: costOf(after) },
  };
}

function attachmentsOf(before: DiagramRow | undefined, after: DiagramRow | undefined): readonly DiffAttached[] {
  const [old, now] = [before?.attachments ?? [], after?.attachments ?? []];
  // A block that is there in one network alone is marked as a whole.
  if (before === undefined || after === undefined) return [...old, ...now];
  const keys = { old: new Set(old.map(ruleKey)), now: new Set(now.map(ruleKey)) };
  return [
    ...old.filter((one) => !keys.now.has(ruleKey(one))).map((one) => ({ ...one, change: "removed" as const })),
    ...now.map((one) => (keys.old.has(ruleKey(one)) ? one : { ...one, change: "added" as const })),
  ];
}

/** What one block of a row costs. */
function costOf(row: DiagramRow | undefined): Costs {
  return row === undefined
    ? { parameters: 0, macs: 0 }
    : { parameters: row.parameters / row.count, macs: row.macs / row.count };
}

/** Rows that one detail shows: the first of them, and the others. */
interface Lettered {
  readonly shown: DiffRow;
  readonly others: DiffRow[];
}

/** Gives a row the letter of its detail; rows share one where both structures, and what differs, are the same. */
function lettered(row: DiffRow, details: Map<string, Lettered>): DiffRow {
  const { before, after, change } = row;
  if (before?.detail === undefined && after?.detail === undefined) return row;
  const key = [before?.detail, after?.detail, change].join(" ");
  const known = details.get(key);
  if (known === undefined) {
    const shown = { ...row, detail: letter(details.size) };
    details.set(key, { shown, others: [] });
    return shown;
  }
  known.others.push(row);
  return { ...row, ...(known.shown.detail !== undefined && { detail: known.shown.detail }) };
}

function detailOf({ shown, others }: Lettered): DiffDetail {
  const { before, after, change, attachments, detail = "" } = shown;
  const differs = change !== undefined || attachments.some((attached) => attached.change !== undefined);
  const flows =
    differs && before && after ? flowDiff(before.flow, after.flow) : { before: before?.flow, after: after?.flow };
  const folded = (side: "before" | "after"): readonly DiagramRow[] => others.flatMap((row) => row[side] ?? []);
  return {
    letter: detail,
    title: after?.label ?? before?.label ?? "",
    path: after?.paths[0] ?? before?.paths[0] ?? "",
    count: others.reduce((total, row) => total + row.count, shown.count),
    differs,
    ...(flows.before && { before: withFoldedWindows(flows.before, folded("before")) }),
    ...(flows.after && { after: withFoldedWindows(flows.after, folded("after")) }),
  };
}
