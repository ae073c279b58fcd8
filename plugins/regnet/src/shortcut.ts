import type { BlockBuilder, Value } from "@netgraft/core";
import type { BlockSpec } from "./block-spec.js";

/** The 1×1 projection of a shortcut, in the module at `path`. */
type Project = (path: string, x: Value, stride: number) => Value;

/**
 * The branch with what is added to it: the input where shapes agree; elsewhere a 1×1 projection, one behind an average pool of 2×2, or
 * nothing (RegNetZ).
 */
export function withShortcut(b: BlockBuilder, branch: Value, x: Value, spec: BlockSpec, project: Project): Value {
  const { channels, stride, firstDilation, dilation, shortcut, dropPath } = spec;
  const fits = stride === 1 && firstDilation === dilation && x.size("channel") === channels;
  if (!fits && shortcut === "none") return branch;
  const projected = (): Value =>
    shortcut === "averagePool" ? project("downsample.1", averaged(b, x, spec), 1) : project("downsample", x, stride);
  const identity = b.site("shortcut", fits ? x : projected());
  return b.add(b.dropPath(branch, dropPath), identity, { residual: true });
}

/** Means of 2×2 positions, as timm takes them: at full resolution where the stage dilates, with zeros after the end. */
function averaged(b: BlockBuilder, x: Value, { stride, firstDilation }: BlockSpec): Value {
  if (stride > 1) return b.averagePool(x, { size: 2, stride, ceil: true, countPadding: false });
  if (firstDilation === 1) return x;
  const after: readonly [number, number] = [0, 1];
  return b.averagePool(x, { size: 2, stride: 1, padding: [after, after] });
}
