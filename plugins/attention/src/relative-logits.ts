import { axes, type BlockBuilder, type Value } from "@netgraft/core";

/**
 * Logits of relative positions: q·r, r a learned vector for each distance between rows, and one for each between columns.
 * @param q batch, head, feature, height, width
 * @returns batch, head, height, width, keyHeight, keyWidth
 *
 * Parameters: `height_rel` [2H − 1, d] and `width_rel` [2W − 1, d].
 * Source: Ramachandran et al. 2019; Srinivas et al., BoTNet (2021), section 3 and appendix.
 */
export function relativeLogits(b: BlockBuilder, q: Value, name: string): Value {
  return b.add(
    along(b, q, `${name}.height_rel`, "height", "keyHeight"),
    along(b, q, `${name}.width_rel`, "width", "keyWidth"),
  );
}

/** Logits by the distance along one axis, for each position of the query and each of the key along it. */
function along(b: BlockBuilder, q: Value, name: string, axis: string, key: string): Value {
  const [length, feature] = [q.size(axis), q.size("feature")];
  const table = b.parameter(name, axes({ distance: 2 * length - 1, feature }), {
    kind: "normal",
    deviation: feature ** -0.5,
  });
  return absolute(b, b.matmul(q, table, "feature"), axis, key, length);
}

/**
 * From distances to positions: element (i, j − i + L − 1) becomes (i, j). Row i is shifted by i: padded to 2L, laid end to
 * end and cut into rows of 2L − 1, each row begins one further on (Huang et al., Music Transformer, 2018).
 */
function absolute(b: BlockBuilder, logits: Value, axis: string, key: string, length: number): Value {
  const line = b.mergeAxes(b.pad(logits, "distance", { after: 1 }), [axis, "distance"], "line");
  const rows = b.splitAxis(b.pad(line, "line", { after: length - 1 }), "line", {
    [axis]: length + 1,
    distance: 2 * length - 1,
  });
  const shifted = b.slice(b.slice(rows, axis, { end: length }), "distance", { start: length - 1 });
  return b.renameAxis(shifted, "distance", key);
}
