import { limitOf } from "@netgraft/core/graph";

/** The pixels of the pictures that are decoded now, and what waits for some of them to be done. */
let underWay = 0;
const waiting: (() => void)[] = [];

/**
 * Decodes a picture as soon as those that are decoded at once in this thread have together no more pixels than one may have: a batch of
 * large ones takes no more memory than one.
 * @param pixels of this picture, which are within the limit
 */
export async function whenRoom<T>(pixels: number, decode: () => Promise<T>): Promise<T> {
  const hasRoom = (): boolean => underWay === 0 || underWay + pixels <= limitOf("picture-pixels");
  while (!hasRoom()) {
    await new Promise<void>((resolve) => {
      waiting.push(resolve);
    });
  }
  underWay += pixels;
  try {
    return await decode();
  } finally {
    underWay -= pixels;
    for (const wake of waiting.splice(0)) wake();
  }
}
