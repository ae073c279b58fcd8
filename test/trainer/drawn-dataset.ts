import type { DatasetItem, DatasetSplit, OpenedDataset, Pixels } from "@netgraft/core";
import { randomNumbers } from "@netgraft/core/graph";

/** The size of the pictures. */
export const side = 12;

/**
 * Pictures in memory, of one of three classes each: noise that is brighter at the left, at the top, or nowhere.
 * @param counts how many there are
 */
export function drawnDataset({
  train,
  validation,
}: {
  readonly train: number;
  readonly validation: number;
}): OpenedDataset {
  return {
    classes: ["left", "top", "none"],
    train: split("train", train),
    validation: split("validation", validation),
    brokenPictures: "error",
  };
}

function split(part: string, length: number): DatasetSplit {
  const items = Array.from({ length }, (_, index): DatasetItem => {
    const name = `${part} ${index}`;
    return { label: index % 3, source: { kind: "pixels", name, pixels: drawn(name, index % 3) } };
  });
  return {
    length,
    item: (index) => items[index] ?? { label: 0, source: { kind: "file", path: `no picture ${index}` } },
    identity: (index) => ({ label: index % 3, name: `${part} ${index}`, size: side * side * 3 }),
  };
}

function drawn(name: string, label: number): Pixels {
  const random = randomNumbers(1, name);
  const data = Uint8Array.from({ length: side * side * 3 }, (_, index) => {
    const [row, column] = [Math.floor(index / 3 / side), Math.floor(index / 3) % side];
    const isBright = (label === 0 && column < side / 2) || (label === 1 && row < side / 2);
    return Math.floor(random.uniform() * 150) + (isBright ? 100 : 0);
  });
  return { width: side, height: side, channels: 3, data };
}
