// A plugin that replaces a service: pictures are decoded as before, and PPM files, too.
import { definePlugin, pictureDecoder, sharpDecoder } from "netgraft";

/** PPM: `P3` in decimal numbers or `P6` in bytes, RGB with 8 bits each; see netpbm.sourceforge.net/doc/ppm.html. */
export const ppmDecoder = {
  // Worker threads import this file to decode the pictures of datasets.
  module: import.meta.url,
  async decode(name, bytes) {
    const header = /^(P[36])\s+(?:#.*\s+)*(\d+)\s+(\d+)\s+255\s/.exec(
      Buffer.from(bytes.subarray(0, 200)).toString("latin1"),
    );
    if (header === null) return sharpDecoder.decode(name, bytes);
    const [start, magic, width, height] = header;
    const body = bytes.subarray(start.length);
    const data =
      magic === "P6"
        ? Uint8Array.from(body)
        : Uint8Array.from(Buffer.from(body).toString("latin1").trim().split(/\s+/), Number);
    return { width: Number(width), height: Number(height), channels: 3, data };
  },
};

export default definePlugin({
  name: "ppm-pictures",
  apiVersion: "^1.1",
  register(context) {
    context.bind(pictureDecoder).toConstantValue(ppmDecoder);
  },
});
