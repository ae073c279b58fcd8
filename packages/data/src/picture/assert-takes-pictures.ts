import type { PictureConfig } from "@netgraft/core";
import { counted } from "@netgraft/core/graph";
import { InputMisfitError } from "../errors.js";

const at = "input.channels";

/** @throws NG_INPUT_MISFIT where a network cannot be shown pictures: it takes neither one channel nor three */
export function assertTakesPictures(network: PictureConfig): void {
  const { channels } = network.input;
  if (channels !== 1 && channels !== 3) {
    const expected = "1 channel (grey) or 3 (RGB); an .npy array has any number";
    throw new InputMisfitError({ at, message: "this network takes no pictures", expected, found: `${channels}` });
  }
  assertNormalizes(network);
}

/** @throws NG_INPUT_MISFIT where a network's `preprocess` is not for its channels */
export function assertNormalizes({ input: { channels }, preprocess }: PictureConfig): void {
  const [mean, std] = [preprocess.mean.length, preprocess.std.length];
  if (mean === channels && std === channels) return;
  throw new InputMisfitError({
    at,
    message: "the network's `preprocess` is for pictures of other channels",
    expected: `a \`mean\` and a \`std\` of ${counted(channels, "value")}`,
    found: `${mean} and ${std}`,
  });
}
