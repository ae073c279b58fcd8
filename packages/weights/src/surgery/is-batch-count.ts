/** Whether a tensor is PyTorch's count of batches in a batch norm, which nothing needs but a cumulative average. */
export function isBatchCount(name: string): boolean {
  return name === "num_batches_tracked" || name.endsWith(".num_batches_tracked");
}
