import { open } from "node:fs/promises";
import { defaultServices, type PictureSource, type PictureValues, type Pixels } from "@netgraft/core";
import { fileReader, ReadFailedError, systemErrorReason } from "@netgraft/files";
import { readPicture } from "./decode-picture.js";
import { type PictureDecoder, sharpDecoder } from "./picture-decoder.js";

/** The name of a picture in messages. */
export function sourceName(source: PictureSource): string {
  return source.kind === "file" ? source.path : source.name;
}

/**
 * The picture of a dataset: pixels as the decoder gives them, or values.
 * @throws NG_READ_FAILED, NG_PICTURE_FORMAT
 */
export async function readSource(
  source: PictureSource,
  decoder: PictureDecoder = sharpDecoder,
): Promise<Pixels | PictureValues> {
  switch (source.kind) {
    case "file":
      return decoder.decode(source.path, await readPicture(source.path, defaultServices.get(fileReader)));
    case "encoded":
      return decoder.decode(source.name, source.bytes);
    case "slice":
      return decoder.decode(source.name, await readSlice(source));
    case "pixels":
      return source.pixels;
    default:
      return source.values;
  }
}

/** @throws NG_READ_FAILED */
async function readSlice({
  name,
  path,
  offset,
  length,
}: Extract<PictureSource, { kind: "slice" }>): Promise<Uint8Array> {
  const failed = (found: string, cause?: unknown): Error =>
    new ReadFailedError(
      { at: name, message: `the picture cannot be read from ${path}`, expected: sliceText(offset, length), found },
      { cause },
    );
  const bytes = new Uint8Array(length);
  let read = 0;
  try {
    const file = await open(path);
    try {
      while (read < length) {
        const { bytesRead } = await file.read(bytes, read, length - read, offset + read);
        if (bytesRead === 0) break;
        read += bytesRead;
      }
    } finally {
      await file.close();
    }
  } catch (cause) {
    throw failed(systemErrorReason(cause), cause);
  }
  if (read < length) throw failed(`the end of the file after ${read} of them`);
  return bytes;
}

function sliceText(offset: number, length: number): string {
  return `${length} bytes from byte ${offset} on`;
}
