/** A format of pictures that is decoded. */
export interface PictureFormat {
  readonly name: string;
  /** How the names of such files end, in lower case; what a file is, is read from its bytes. */
  readonly endings: readonly string[];
}

/** The formats that are decoded. */
export const pictureFormats: readonly PictureFormat[] = [
  { name: "JPEG", endings: [".jpg", ".jpeg", ".jpe", ".jfif"] },
  { name: "PNG", endings: [".png", ".apng"] },
  { name: "WebP", endings: [".webp"] },
  { name: "GIF", endings: [".gif"] },
  { name: "TIFF", endings: [".tif", ".tiff"] },
  { name: "BMP", endings: [".bmp"] },
  { name: "AVIF", endings: [".avif"] },
  { name: "PPM", endings: [".ppm", ".pgm", ".pbm", ".pnm"] },
];

/** How the names of other pictures end, which are not decoded. */
export const otherPictureEndings: readonly string[] = [
  ".dib",
  ".exr",
  ".heic",
  ".heif",
  ".ico",
  ".j2k",
  ".jp2",
  ".jxl",
  ".pcx",
  ".psd",
  ".svg",
  ".tga",
];

/** The names of the formats, for messages: `JPEG, …, AVIF or PPM`. */
export const pictureFormatNames: string = listed(pictureFormats.map(({ name }) => name));

function listed(names: readonly string[]): string {
  return `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}
