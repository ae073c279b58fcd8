import { defaultServices, type PictureConfig, type Pixels, type Services } from "@netgraft/core";
import { fileReader } from "@netgraft/files";
import { assertTakesPictures } from "./assert-takes-pictures.js";
import { croppedPixels } from "./evaluation-crop.js";
import { readPicture } from "./decode-picture.js";
import { pictureDecoder } from "./picture-decoder.js";
import { normalizer } from "./normalize.js";
import { withChannels } from "./channels.js";

/**
 * Reads a picture as one example for a network: decoded, made grey for one channel, resized, cropped to the input's
 * size, normalised.
 * @param services what reads and decodes it: the framework's; by default files, by sharp
 * @returns (channel, height, width) in row-major order
 * @throws NG_READ_FAILED, NG_PICTURE_FORMAT; NG_INPUT_MISFIT where the network takes neither one channel nor three
 */
export async function readPictureInput(
  path: string,
  network: PictureConfig,
  services: Services = defaultServices,
): Promise<Float32Array> {
  assertTakesPictures(network);
  const bytes = await readPicture(path, services.get(fileReader));
  const picture = withChannels(await services.get(pictureDecoder).decode(path, bytes), network.input.channels);
  return pictureInput(picture, network);
}

/** The same of the pixels of a picture with the network's channels. */
export function pictureInput(picture: Pixels, network: PictureConfig): Float32Array {
  const { mean, std } = network.preprocess;
  return normalizer(mean, std)(croppedPixels(picture, network));
}
