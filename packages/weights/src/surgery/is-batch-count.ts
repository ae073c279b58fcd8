const counts: ReadonlySet<string> = new Set(["num_batches_tracked", "n_averaged"]);

/**
 * Whether a tensor is PyTorch's count of batches in a batch norm, which nothing needs but a cumulative average, or of the averages
 * that an `AveragedModel` has taken.
 */
export function isBatchCount(name: string): boolean {
  return counts.has(name.slice(name.lastIndexOf(".") + 1));
}
