import type { Flow, FlowNode } from "../model/flow.js";
import { wrapText } from "../layout/text-width.js";
import { textSizes } from "../layout/sizes.js";

/** What a row shows of equal blocks, and where these are. */
export interface FoldedRow {
  readonly flow: Flow;
  readonly paths: readonly string[];
}

/** The width of a note in a box, in pixels. */
const noteWidth = 128;
/** Of more blocks than these the first are named. */
const named = 4;

/**
 * The first of several rows that share a structure, with a note in each box whose stride or dilation others have otherwise:
 * `stride 2 in layer2.0, layer3.0`.
 */
export function withFoldedWindows(shown: Flow, others: readonly FoldedRow[]): Flow {
  const nodes = shown.nodes.map((node, index): FlowNode => {
    // Rows of one structure have the same boxes in the same order.
    const notes = (["stride", "dilation"] as const).flatMap((key) =>
      [...elsewhere(node, index, key, others)].flatMap(([value, paths]) =>
        wrapText(`${key} ${value} in ${pathsLabel(paths)}`, noteWidth, { size: textSizes.note }),
      ),
    );
    return notes.length === 0 ? node : { ...node, notes };
  });
  return { ...shown, nodes };
}

/** The values that a box's window has in other rows, each with the blocks that have it. */
function elsewhere(
  { window }: FlowNode,
  index: number,
  key: "stride" | "dilation",
  others: readonly FoldedRow[],
): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, readonly string[]>();
  for (const { flow, paths } of others) {
    const value = flow.nodes[index]?.window?.[key];
    if (value !== undefined && window !== undefined && value !== window[key])
      values.set(value, [...(values.get(value) ?? []), ...paths]);
  }
  return values;
}

function pathsLabel(paths: readonly string[]): string {
  if (paths.length <= named) return paths.join(", ");
  return `${paths.slice(0, named - 1).join(", ")} and ${paths.length - named + 1} more`;
}
