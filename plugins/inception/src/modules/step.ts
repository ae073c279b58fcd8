/** A convolution with its norm and activation. */
export type Unit = {
  readonly kind: "unit";
  /** Name of the module that holds `conv` and `bn`, as the source has it. */
  readonly name: string;
  readonly channels: number;
  /** Side of the kernel, or [height, width]. */
  readonly kernel: number | readonly [number, number];
  readonly stride: number;
  /** Whether the size is kept at stride 1; otherwise nothing is padded. */
  readonly padded: boolean;
  /** The name by which a config may replace it. */
  readonly replaceable?: string;
};

/** A 3×3 pool, or another size. */
export type Pool = {
  readonly kind: "maxPool" | "averagePool";
  readonly size: number;
  readonly stride: number;
  readonly padding: number;
  /** Whether a last window may hang over the end. */
  readonly ceil: boolean;
};

/** Branches from one value, joined along the channels. */
export type Fork = { readonly kind: "fork"; readonly branches: readonly Steps[] };

/** What an Inception network is written in: layers one after the other, as data. */
export type Steps = readonly (Unit | Pool | Fork)[];

/** A convolution that keeps the size, or halves it with a stride. */
export function unit(name: string, channels: number, kernel: Unit["kernel"] = 1, stride = 1): Unit {
  return { kind: "unit", name, channels, kernel, stride, padded: true };
}

/** A convolution without padding. */
export function unpadded(name: string, channels: number, kernel: Unit["kernel"], stride = 1): Unit {
  return { kind: "unit", name, channels, kernel, stride, padded: false };
}

/** The convolution of a module that a config may replace under the name `conv3x3`. */
export function main3x3(name: string, channels: number, stride = 1): Unit {
  return { ...unit(name, channels, 3, stride), replaceable: "conv3x3" };
}

/** A maximum over 3×3, without padding and of stride 2 unless said otherwise. */
export function maxPool(given: Partial<Omit<Pool, "kind">> = {}): Pool {
  return { kind: "maxPool", size: 3, stride: 2, padding: 0, ceil: false, ...given };
}

/** The mean over 3×3 that keeps the size. */
export const averagePool: Pool = { kind: "averagePool", size: 3, stride: 1, padding: 1, ceil: false };

export function fork(...branches: readonly Steps[]): Fork {
  return { kind: "fork", branches };
}
