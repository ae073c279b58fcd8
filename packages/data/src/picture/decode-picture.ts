import { NetgraftError, type Pixels } from "@netgraft/core";
import { withProblems } from "@netgraft/core/graph";
import type { Metadata, Sharp } from "sharp";
import { type FileReader, readingFailure, ReadFailedError } from "@netgraft/files";
import { PictureFormatError } from "../errors.js";
import { decodeBmp, isBmp } from "./formats/bmp.js";
import { opaqueGif, overCanvas } from "./formats/gif.js";
import { inksToRgb } from "./formats/inks.js";
import { decodeNetpbm, isNetpbm } from "./formats/netpbm.js";
import { pictureFormatNames } from "./formats/picture-formats.js";
import { assertWithinLimit } from "./formats/pixel-limit.js";
import { whenRoom } from "./pixels-under-way.js";

/** What sharp calls the formats that it decodes here; AVIF is a kind of HEIF. */
const formats: ReadonlySet<string> = new Set(["jpeg", "png", "webp", "gif", "tiff", "heif"]);

/**
 * Decodes the bytes of a file of `pictureFormats` to RGB, turned as its EXIF orientation says: its first picture where it has
 * several. Transparency is dropped and colour profiles are ignored, as in Pillow's `convert("RGB")`, by which the published
 * networks were trained; of 16 bits the upper 8 are taken.
 * @param name the file's name, for messages
 * @throws NG_PICTURE_FORMAT where it is no such picture, is damaged, or has more pixels or bytes than the limits allow
 */
export async function decodeBytes(name: string, bytes: Uint8Array): Promise<Pixels> {
  return decoding(name, async () => {
    if (isBmp(bytes)) return decodeBmp(bytes);
    if (isNetpbm(bytes)) return decodeNetpbm(bytes);
    // Imported when it is used: native code that takes longer to load than a whole `summary`.
    const { default: sharp } = await import("sharp");
    // The size is held to the limit below, by words of our own.
    // "error": what decoders merely warn of (stray bytes between JPEG markers) is common in photos and harmless.
    const open = (file: Uint8Array): Sharp =>
      sharp(file, { failOn: "error", ignoreIcc: true, limitInputPixels: false });
    const picture = open(bytes);
    const metadata = await picture.metadata();
    assertDecoded(name, metadata);
    assertWithinLimit(metadata);
    return whenRoom(metadata.width * metadata.height, async () => {
      if (metadata.space === "cmyk") return fromInks(picture);
      const gif = metadata.format === "gif" ? opaqueGif(bytes) : undefined;
      return gif === undefined ? rgb(picture) : overCanvas(await rgb(open(gif.bytes)), gif);
    });
  });
}

/** @throws NG_PICTURE_FORMAT */
function assertDecoded(name: string, { format, compression, depth }: Metadata): void {
  const failed = (message: string, expected: string, found: string): Error =>
    new PictureFormatError({ at: name, message, expected, found });
  const found = format === "heif" && compression !== "av1" ? `${format} (${compression})` : format;
  if (!formats.has(found)) throw failed("this format of pictures is not read", pictureFormatNames, found);
  if (depth !== "uchar" && depth !== "ushort")
    throw failed("the picture's levels have no largest one", "whole numbers of up to 16 bits, from 0 on", depth);
}

async function rgb(picture: Sharp): Promise<Pixels> {
  return pixelsOf(picture.autoOrient().toColourspace("srgb").removeAlpha());
}

/** sharp would print the inks by a profile of its own. */
async function fromInks(picture: Sharp): Promise<Pixels> {
  const inks = await pixelsOf(picture.autoOrient().pipelineColourspace("cmyk").toColourspace("cmyk").removeAlpha());
  return { ...inks, channels: 3, data: inksToRgb(inks.data) };
}

async function pixelsOf(picture: Sharp): Promise<Pixels> {
  const { data, info } = await picture.raw({ depth: "uchar" }).toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels: info.channels, data };
}

/** The bytes of a picture's file. @throws NG_READ_FAILED */
export async function readPicture(path: string, files: FileReader): Promise<Uint8Array> {
  try {
    return await files.read(path, "picture-bytes");
  } catch (error) {
    throw new ReadFailedError(
      { at: path, message: "the picture cannot be read", ...readingFailure(error) },
      { cause: error },
    );
  }
}

/** @throws NG_PICTURE_FORMAT with the decoder's words */
async function decoding<T>(name: string, decode: () => Promise<T>): Promise<T> {
  try {
    return await decode();
  } catch (error) {
    if (error instanceof NetgraftError) throw withProblems(error, (problem) => ({ at: name, ...problem }));
    const words = error instanceof Error ? error.message : String(error);
    throw new PictureFormatError(
      {
        at: name,
        message: "the picture cannot be decoded",
        expected: `a whole ${pictureFormatNames} file`,
        found: words.replaceAll(/\s+/g, " ").trim(),
      },
      { cause: error },
    );
  }
}
