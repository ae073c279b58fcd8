import type { DatasetItem, DatasetSplit } from "@netgraft/core";
import { folderWith } from "@netgraft/test-support";
import { png } from "./pictures.test.support.js";

/** A dataset of pictures of one colour each, and which of them have been asked for. */
export interface Numbered {
  readonly split: DatasetSplit;
  /** Indices, in the order in which they were asked for. */
  readonly asked: readonly number[];
  path(index: number): string;
}

/** Makes files before the tests of a suite: picture k is of the colour (k, 2k, 100), k modulo 3 is its class. */
export function numberedPictures(
  count: number,
  replaced: Readonly<Record<number, Uint8Array | string>> = {},
): () => Numbered {
  const files: Record<string, Uint8Array | string> = {};
  before(async () => {
    for (let index = 0; index < count; index += 1)
      files[`${index}.png`] = replaced[index] ?? (await png(index, 2 * index, 100));
  });
  const folder = folderWith(files);
  return () => {
    const asked: number[] = [];
    const path = (index: number): string => `${folder()}/${index}.png`;
    const item = (index: number): DatasetItem => {
      asked.push(index);
      return { source: { kind: "file", path: path(index) }, label: index % 3 };
    };
    return { split: { length: count, item }, asked, path };
  };
}
