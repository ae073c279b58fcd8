import type { PictureSource, Pixels } from "@netgraft/core";
import { sourceName } from "../picture/read-source.js";
import type { TaskItem } from "./task.js";

/**
 * Decoded pictures, up to a number of bytes. All are read equally often, so that the first ones stay: to drop some for
 * others would gain nothing.
 */
export class PictureCache {
  readonly #kept = new Map<number, Pixels>();
  #bytesLeft: number;

  constructor(bytes: number) {
    this.#bytesLeft = bytes;
  }

  /** How a picture is asked for: as the pixels that are kept, or from its source. */
  taskItem(index: number, source: PictureSource): TaskItem {
    const pixels = this.#kept.get(index);
    if (pixels !== undefined)
      return { index, source: { kind: "pixels", name: sourceName(source), pixels }, keep: false };
    const isInMemory = source.kind === "pixels" || source.kind === "values";
    return { index, source, keep: this.#bytesLeft > 0 && !isInMemory };
  }

  keep(index: number, pixels: Pixels): void {
    if (this.#kept.has(index) || pixels.data.length > this.#bytesLeft) return;
    this.#kept.set(index, pixels);
    this.#bytesLeft -= pixels.data.length;
  }
}
