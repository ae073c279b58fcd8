import { InlineWorkers } from "./inline-workers.js";
import type { PictureWorkers } from "./picture-workers.js";
import { ThreadWorkers } from "./thread-workers.js";

/**
 * Starts what prepares pictures; it has to be closed.
 * @param count of worker threads; 0 prepares pictures in this thread
 */
export function startPictureWorkers(count: number): PictureWorkers {
  return count === 0 ? new InlineWorkers() : new ThreadWorkers(count);
}
