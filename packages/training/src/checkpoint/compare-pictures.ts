import type { OpenedDataset, Problem } from "@netgraft/core";
import { pictureDifferences } from "./picture-differences.js";
import { isSmall, parts, type PictureList, withContents } from "./picture-list.js";

/** What a run finds out of its pictures before it begins or goes on. */
export interface ComparedPictures {
  /** The pictures as they are to be kept in the folder of the run; undefined where what is there is to stay. */
  readonly kept: PictureList | undefined;
  /** What is not as it was when the run was begun. */
  readonly differences: readonly (Problem & { readonly at: string })[];
  readonly notes: readonly Problem[];
}

/**
 * Compares the pictures of a dataset with those that a run was begun with. Contents are compared where that is asked for, or
 * where they are read in a moment; they are known where they were when the run was begun.
 * @param before those in the folder of the run; undefined where it is new, or of an older version
 * @throws the reason of `signal`
 */
export async function comparePictures(
  now: PictureList,
  before: PictureList | undefined,
  {
    dataset,
    verify,
    signal,
  }: { readonly dataset: OpenedDataset; readonly verify: boolean; readonly signal?: AbortSignal | undefined },
): Promise<ComparedPictures> {
  const isKnown = before !== undefined && hasContents(before);
  const reads = verify || (isSmall(now) && (before === undefined || isKnown));
  const read = reads ? await withContents(now, dataset, signal) : now;
  return {
    kept: before === undefined || (reads && !isKnown) ? read : undefined,
    differences: before === undefined ? [] : pictureDifferences(before, read),
    notes: verify && before !== undefined && !isKnown ? [{ at: "--verify", message: unknownContents }] : [],
  };
}

const unknownContents =
  "the run was begun without `--verify`, so that the contents of its pictures are not known; they are kept from now on";

function hasContents(list: PictureList): boolean {
  return parts.some((part) => list[part]?.some(({ contents }) => contents !== undefined));
}
