import { defaultServices, type PictureSource, type PictureValues, type Pixels } from "@netgraft/core";
import { fileReader, openFile, readingFailure, ReadFailedError } from "@netgraft/files";
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
  const failed = (reason: ReturnType<typeof readingFailure>, cause?: unknown): Error =>
    new ReadFailedError(
      {
        at: name,
        message: `the picture cannot be read from ${path}`,
        expected: `${length} bytes from byte ${offset} on`,
        ...reason,
      },
      { cause },
    );
  const file = await openFile(path).catch((cause: unknown) => {
    throw failed(readingFailure(cause), cause);
  });
  try {
    // Before memory is taken for it.
    const there = file.size - offset;
    if (there < length) throw failed({ found: `the end of the file after ${Math.max(0, there)} of them` });
    return await file.read(offset, length);
  } finally {
    await file.close();
  }
}
