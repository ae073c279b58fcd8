import type { PictureConfig } from "@netgraft/core";
import { assertTakesPictures } from "./assert-takes-pictures.js";
import { croppedPixels } from "./cropped-pixels.js";
import { decodeFile } from "./decode-picture.js";
import { normalizer } from "./normalize.js";
import { withChannels } from "./with-channels.js";

/**
 * Reads a picture as one example for a network: decoded, made grey for one channel, resized, cropped to the input's
 * size, normalised.
 * @returns (channel, height, width) in row-major order
 * @throws NG_READ_FAILED, NG_PICTURE_FORMAT; NG_INPUT_MISFIT where the network takes neither one channel nor three
 */
export async function readPictureInput(path: string, network: PictureConfig): Promise<Float32Array> {
  assertTakesPictures(network);
  const { mean, std } = network.preprocess;
  const picture = withChannels(await decodeFile(path), network.input.channels);
  return normalizer(mean, std)(croppedPixels(picture, network));
}
