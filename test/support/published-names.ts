import { goldenText } from "./goldens.js";

/** Names and shapes of a state dict as PyTorch lists them, without the counters of batches. */
export function publishedNames(file: string): Record<string, readonly number[]> {
  // The files under test/goldens/names map each tensor's name to its shape.
  const names = JSON.parse(goldenText(`names/${file}.json`)) as Record<string, readonly number[]>;
  return Object.fromEntries(Object.entries(names).filter(([tensor]) => !tensor.endsWith("num_batches_tracked")));
}
