import type { Pixels } from "@netgraft/core";
import { randomNumbers } from "@netgraft/core/graph";
import { assertTakesPictures } from "../picture/assert-takes-pictures.js";
import { isValues } from "../picture/normalize.js";
import { readSource, sourceName } from "../picture/read-source.js";
import { withChannels } from "../picture/channels.js";
import type { Pipeline } from "./pipeline.js";
import { isBrokenPicture, sentError } from "./sent-error.js";
import type { BrokenPicture, Prepared, Task } from "./task.js";

/**
 * Prepares the pictures of a task one after the other. What is random about a picture depends on the seed, the epoch,
 * its place in the dataset, how often it has come before, and the place of the augmentation in its list, and on nothing else.
 * @param onPlace is told which picture is being prepared
 * @throws NG_INPUT_MISFIT, NG_AUGMENTATION_MISFIT, NG_AUGMENTATION_FAILED; pictures that cannot be read are part of the result
 */
export async function prepareTask(
  { seed, epoch, items }: Task,
  pipeline: Pipeline,
  onPlace: (place: number) => void = () => undefined,
): Promise<Prepared> {
  const { channels, height, width } = pipeline.network.input;
  const size = channels * height * width;
  const values = new Float32Array(items.length * size);
  const broken: BrokenPicture[] = [];
  const kept: { place: number; pixels: Pixels }[] = [];
  for (const [place, item] of items.entries()) {
    onPlace(place);
    try {
      const read = await readSource(item.source, pipeline.decoder);
      if (!isValues(read)) assertTakesPictures(pipeline.network);
      const picture = isValues(read) ? read : withChannels(read, channels);
      const time = (item.time ?? 0) === 0 ? "" : `, time ${item.time}`;
      const random = (position: number): ReturnType<typeof randomNumbers> =>
        randomNumbers(seed, `augmentation ${position} of picture ${item.index}${time} in epoch ${epoch}`);
      values.set(pipeline.prepare(picture, sourceName(item.source), random).data, place * size);
      if (item.keep && !isValues(picture)) kept.push({ place, pixels: inSharedMemory(picture) });
    } catch (error) {
      if (!isBrokenPicture(error)) throw error;
      broken.push({ place, error: sentError(error) });
    }
  }
  return { values, broken, kept };
}

function inSharedMemory({ data, ...picture }: Pixels): Pixels {
  const shared = new Uint8Array(new SharedArrayBuffer(data.length));
  shared.set(data);
  return { ...picture, data: shared };
}
