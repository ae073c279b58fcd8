// A plugin that replaces a service: pictures are decoded as before, and QOI files, too.
import { definePlugin, PictureFormatError, pictureDecoder, sharpDecoder } from "netgraft";

const headerLength = 14;

/** QOI (https://qoiformat.org/qoi-specification.pdf) as RGB: each pixel by the one before it, or by one of the last 64. */
function decodeQoi(name, bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const failed = (found) => new PictureFormatError({ at: name, message: "the QOI file cannot be decoded", found });
  if (bytes.length < headerLength) throw failed("no whole header");
  const [width, height] = [view.getUint32(4), view.getUint32(8)];
  // A byte stands for 62 pixels or fewer: before memory is taken.
  if (width * height > 62 * bytes.length) throw failed(`${bytes.length} bytes for ${width}×${height} pixels`);
  const data = new Uint8Array(width * height * 3);
  const seen = Array.from({ length: 64 }, () => [0, 0, 0, 0]);
  let [red, green, blue, alpha] = [0, 0, 0, 255];
  let [at, run] = [headerLength, 0];
  for (let to = 0; to < data.length; to += 3) {
    if (run > 0) run -= 1;
    else {
      if (at >= bytes.length) throw failed("the end of the file before that of the picture");
      const byte = bytes[at++];
      const low = byte & 63;
      if (byte >= 0xfe) {
        [red, green, blue] = bytes.subarray(at, at + 3);
        if (byte === 0xff) alpha = bytes[at + 3];
        at += byte === 0xff ? 4 : 3;
      } else if (byte < 64) [red, green, blue, alpha] = seen[low];
      else if (byte < 128) {
        red = (red + (low >> 4) - 2) & 255;
        green = (green + ((low >> 2) & 3) - 2) & 255;
        blue = (blue + (low & 3) - 2) & 255;
      } else if (byte < 192) {
        const second = bytes[at++];
        red = (red + low - 32 + (second >> 4) - 8) & 255;
        green = (green + low - 32) & 255;
        blue = (blue + low - 32 + (second & 15) - 8) & 255;
      } else run = low;
      seen[(red * 3 + green * 5 + blue * 7 + alpha * 11) % 64] = [red, green, blue, alpha];
    }
    data.set([red, green, blue], to);
  }
  return { width, height, channels: 3, data };
}

export const qoiDecoder = {
  // Worker threads import this file to decode the pictures of datasets.
  module: import.meta.url,
  async decode(name, bytes) {
    const isQoi = Buffer.from(bytes.subarray(0, 4)).toString("latin1") === "qoif";
    return isQoi ? decodeQoi(name, bytes) : sharpDecoder.decode(name, bytes);
  },
};

export default definePlugin({
  name: "qoi-pictures",
  apiVersion: "^1.1",
  register(context) {
    context.bind(pictureDecoder).toConstantValue(qoiDecoder);
  },
});
