/** Width and height in pixels. */
export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** A picture in memory: rows from the top, pixels from the left, the channels of a pixel side by side, 8 bits each. */
export interface Pixels extends PixelSize {
  /** 1 for grey, 3 for RGB. */
  readonly channels: number;
  readonly data: Uint8Array;
}

/** The values of a picture: float32 of (channel, height, width) in row-major order. */
export interface PictureValues extends PixelSize {
  readonly channels: number;
  readonly data: Float32Array;
}

/** What decides how a picture becomes an input: part of a network's config. */
export interface PictureConfig {
  /** The size of the input in pixels, and its channels. */
  readonly input: { readonly channels: number; readonly height: number; readonly width: number };
  readonly preprocess: {
    /** The part of the resized picture's shorter side that the centre crop of the input's size covers. */
    readonly cropRatio: number;
    /** How the size that a picture is resized to becomes whole; by default it is rounded. */
    readonly rounding?: "round" | "floor" | undefined;
    /** What is done with other proportions than the input's; by default the centre is cropped. */
    readonly cropMode?: "center" | "border" | "squash" | undefined;
    readonly interpolation: "bilinear" | "bicubic" | "nearest";
    /** Subtracted per channel, of values from 0 to 1. */
    readonly mean: readonly number[];
    /** Divided by per channel. */
    readonly std: readonly number[];
  };
}

/** Where a picture comes from; it can be sent to a worker thread. */
export type PictureSource =
  /** The file of a picture. */
  | { readonly kind: "file"; readonly path: string }
  /** The bytes of such a file, of an archive perhaps, and a name for messages. */
  | { readonly kind: "encoded"; readonly name: string; readonly bytes: Uint8Array }
  /** A part of a file, such as a tar archive, that is such a file; where it begins and its length, in bytes. */
  | {
      readonly kind: "slice";
      readonly name: string;
      readonly path: string;
      readonly offset: number;
      readonly length: number;
    }
  /** What is decoded already, and a name for messages. */
  | { readonly kind: "pixels"; readonly name: string; readonly pixels: Pixels }
  /** Values of the size and the channels that the network takes, which its `preprocess` normalises: of pixels, level / 255. */
  | { readonly kind: "values"; readonly name: string; readonly values: PictureValues };
