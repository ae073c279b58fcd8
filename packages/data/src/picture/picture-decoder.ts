import { type Pixels, service } from "@netgraft/core";
import { decodeBytes } from "./decode-picture.js";

/** What makes pixels of the bytes of a picture, for `netgraft predict` as for datasets. */
export interface PictureDecoder {
  /**
   * Decodes a picture to RGB or grey, 8 bits each.
   * @param name of the file or the picture, for messages
   * @throws NG_PICTURE_FORMAT where it is no picture, or is damaged: it can be left out; anything else ends the work
   */
  decode(name: string, bytes: Uint8Array): Promise<Pixels>;
  /** The URL of a module that exports it, `import.meta.url`: datasets are decoded in worker threads, which import it. */
  readonly module: string;
}

/** The formats of `pictureFormats`: BMP and PPM by decoders of this package, the others by sharp. */
export const sharpDecoder: PictureDecoder = { decode: decodeBytes, module: import.meta.url };

/** The service that decodes pictures. */
export const pictureDecoder = service<PictureDecoder>("@netgraft/data/picture-decoder", () => sharpDecoder);
