/** Channels of the stem, the three stages and the last convolution, by width (Ma et al. 2018, Table 5). */
export const layerChannels = {
  0.5: [24, 48, 96, 192, 1024],
  1: [24, 116, 232, 464, 1024],
  1.5: [24, 176, 352, 704, 1024],
  2: [24, 244, 488, 976, 2048],
} as const satisfies Readonly<Record<number, readonly number[]>>;

export type Width = keyof typeof layerChannels;

/** The published widths, in ascending order. */
export const widths: readonly Width[] = [0.5, 1, 1.5, 2];

/** Units of each stage (Ma et al. 2018, Table 5). */
export const stageUnits = [4, 8, 4] as const;
