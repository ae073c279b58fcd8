/**
 * How the elements of a tensor of the state lie in the engine: as rows, in the order of its axes; or the weight of a
 * convolution [out, in, height, width] in blocks of so many channels. `blocks`: [out / block, in / block, height, width,
 * block of in, block of out]; `columns`, where there are few channels in: [out / block, in, height, width, block of out].
 */
export type StorageOrder = { readonly kind: "rows" } | { readonly kind: "blocks" | "columns"; readonly block: number };

export const rows: StorageOrder = { kind: "rows" };

/** Reshape, Transpose and Reshape from rows to blocks: the shape in between, and the order that its axes get. */
export function blocking(
  shape: readonly number[],
  { kind, block }: Exclude<StorageOrder, { kind: "rows" }>,
): { readonly split: readonly number[]; readonly perm: readonly number[] } {
  const [out = 1, into = 1, ...kernel] = shape;
  const positions = kernel.reduce((product, size) => product * size, 1);
  return kind === "columns"
    ? { split: [out / block, block, into, positions], perm: [0, 2, 3, 1] }
    : { split: [out / block, block, into / block, block, positions], perm: [0, 2, 4, 3, 1] };
}

/** How the weight [out, in, height, width] of a convolution of blocks is stored. */
export function blockOrder([, into = 0]: readonly number[], block: number): Exclude<StorageOrder, { kind: "rows" }> {
  return { kind: into % block === 0 ? "blocks" : "columns", block };
}
