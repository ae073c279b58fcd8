import type { ValidNetwork } from "@netgraft/core";
import { InputMisfitError } from "../errors.js";
import { decodePicture } from "./decode-picture.js";
import { normalize } from "./normalize.js";
import type { Pixels } from "./pixels.js";
import { resizedCrop } from "./resized-crop.js";
import { resizedSize } from "./resized-size.js";
import { toGrey } from "./to-grey.js";

/** What decides how a picture becomes an input: part of a network's config. */
export type PictureConfig = Pick<ValidNetwork, "input" | "preprocess">;

/**
 * Reads a picture as one example for a network: decoded, made grey for one channel, resized, cropped to the input's
 * size, normalised.
 * @returns (channel, height, width) in row-major order
 * @throws NG_READ_FAILED, NG_PICTURE_FORMAT; NG_INPUT_MISFIT where the network takes neither one channel nor three
 */
export async function readPictureInput(path: string, { input, preprocess }: PictureConfig): Promise<Float32Array> {
  const problem = pictureProblem({ input, preprocess });
  if (problem !== undefined) throw new InputMisfitError({ at: "input.channels", ...problem });
  const picture = await decodePicture(path);
  const { mean, std } = preprocess;
  return normalize(croppedPixels(input.channels === 1 ? toGrey(picture) : picture, { input, preprocess }), mean, std);
}

/** The pixels of a picture that a network sees. */
export function croppedPixels(picture: Pixels, { input, preprocess }: PictureConfig): Pixels {
  const size = resizedSize(picture, input, preprocess.cropRatio);
  return resizedCrop(picture, size, input, preprocess.interpolation);
}

/** Why a network cannot be shown pictures; undefined where it can. */
function pictureProblem({
  input,
  preprocess,
}: PictureConfig): { readonly message: string; readonly expected: string; readonly found: string } | undefined {
  const { channels } = input;
  if (channels !== 1 && channels !== 3) {
    const expected = "1 channel (grey) or 3 (RGB); an .npy array has any number";
    return { message: "this network takes no pictures", expected, found: `${channels}` };
  }
  const [mean, std] = [preprocess.mean.length, preprocess.std.length];
  if (mean === channels && std === channels) return undefined;
  const message = "the network's `preprocess` is for pictures of other channels";
  return { message, expected: `a \`mean\` and a \`std\` of ${channels} values`, found: `${mean} and ${std}` };
}
