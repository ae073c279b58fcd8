import { NetgraftError, type Pixels } from "@netgraft/core";
import type { Sharp } from "sharp";
import { type FileReader, ReadFailedError, systemErrorReason } from "@netgraft/files";
import { PictureFormatError } from "../errors.js";

const formats: ReadonlySet<string> = new Set(["jpeg", "png", "webp"]);

/**
 * Decodes the bytes of a JPEG, PNG or WebP file to RGB, turned as its EXIF orientation says. Transparency is dropped and
 * colour profiles are ignored, as in Pillow's `convert("RGB")`, by which the published networks were trained.
 * @param name the file's name, for messages
 * @throws NG_PICTURE_FORMAT where it is no such picture, is damaged, or has more than 268 million pixels
 */
export async function decodeBytes(name: string, bytes: Uint8Array): Promise<Pixels> {
  // Imported when it is used: native code that takes longer to load than a whole `summary`.
  const { default: sharp } = await import("sharp");
  return decoding(name, async () => {
    // "error": what decoders merely warn of (stray bytes between JPEG markers) is common in photos and harmless.
    const picture = sharp(bytes, { failOn: "error", ignoreIcc: true });
    const { format } = await picture.metadata();
    if (formats.has(format)) return rgb(picture);
    throw new PictureFormatError({
      at: name,
      message: "this format of pictures is not read",
      expected: "JPEG, PNG or WebP",
      found: format,
    });
  });
}

async function rgb(picture: Sharp): Promise<Pixels> {
  const upright = picture.autoOrient().toColourspace("srgb").removeAlpha().raw({ depth: "uchar" });
  const { data, info } = await upright.toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels: info.channels, data };
}

/** The bytes of a picture's file. @throws NG_READ_FAILED */
export async function readPicture(path: string, files: FileReader): Promise<Uint8Array> {
  try {
    return await files.read(path);
  } catch (error) {
    throw new ReadFailedError(
      { at: path, message: "the picture cannot be read", found: systemErrorReason(error) },
      { cause: error },
    );
  }
}

/** @throws NG_PICTURE_FORMAT with the decoder's words */
async function decoding<T>(name: string, decode: () => Promise<T>): Promise<T> {
  try {
    return await decode();
  } catch (error) {
    if (error instanceof NetgraftError) throw error;
    const words = error instanceof Error ? error.message : String(error);
    throw new PictureFormatError(
      {
        at: name,
        message: "the picture cannot be decoded",
        expected: "a whole JPEG, PNG or WebP file",
        found: words.replaceAll(/\s+/g, " ").trim(),
      },
      { cause: error },
    );
  }
}
