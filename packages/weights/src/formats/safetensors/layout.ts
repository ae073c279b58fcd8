import type { Problem } from "@netgraft/core";
import type { TensorEntry } from "./tensor-entry.js";

/**
 * Checks that the tensors cover the data of the file exactly: no overlap, no hole, nothing beyond the end or left over.
 *
 * @param tensors name and info, sorted by offset
 * @param dataOffset where the data begin; @param fileSize where they must end, both in bytes
 */
export function layoutProblems(
  tensors: Iterable<readonly [string, TensorEntry]>,
  dataOffset: number,
  fileSize: number,
): Problem[] {
  const problems: Problem[] = [];
  let end = dataOffset;
  let last = "the header";
  for (const [name, { byteOffset, byteLength }] of tensors) {
    if (byteOffset !== end) {
      const fault = byteOffset < end ? "overlap those of" : "leave a hole after";
      problems.push({
        message: `tensor ${JSON.stringify(name)}: its data ${fault} ${last}`,
        expected: `data_offsets that begin at ${end - dataOffset}`,
        found: `${byteOffset - dataOffset}`,
      });
    }
    end = Math.max(end, byteOffset + byteLength);
    last = `tensor ${JSON.stringify(name)}`;
  }
  if (end !== fileSize) {
    const message =
      end > fileSize
        ? `the file is truncated: its data end inside or before ${last}`
        : `the file has bytes after the data of ${last}`;
    problems.push({ message, expected: `a file of ${end} bytes`, found: `${fileSize} bytes` });
  }
  return problems;
}
