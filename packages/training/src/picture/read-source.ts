import type { Pixels, PictureSource } from "@netgraft/core";
import { decodeBytes, decodeFile } from "./decode-picture.js";

/** What a picture is called in messages. */
export function sourceName(source: PictureSource): string {
  return source.kind === "file" ? source.path : source.name;
}

/** The picture of a dataset, as `decodeBytes` gives it. @throws NG_READ_FAILED, NG_PICTURE_FORMAT */
export async function readSource(source: PictureSource): Promise<Pixels> {
  if (source.kind === "pixels") return source.pixels;
  return source.kind === "file" ? decodeFile(source.path) : decodeBytes(source.name, source.bytes);
}
