import type { PictureDecoder } from "../picture/picture-decoder.js";

/** A decoder that makes a picture of one grey of whatever it is given, by the number of bytes. */
export const lengthDecoder: PictureDecoder = {
  module: import.meta.url,
  decode: (_, bytes) =>
    Promise.resolve({ width: 4, height: 4, channels: 3, data: new Uint8Array(48).fill(bytes.length) }),
};
