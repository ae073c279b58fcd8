/** Convolutions of each of the five stages, by the number of layers with weights (Simonyan & Zisserman 2015, Table 1). */
export const convolutions = {
  11: [1, 1, 2, 2, 2],
  13: [2, 2, 2, 2, 2],
  16: [2, 2, 3, 3, 3],
  19: [2, 2, 4, 4, 4],
} as const satisfies Readonly<Record<number, readonly number[]>>;

export type Depth = keyof typeof convolutions;

/** The published depths, in ascending order. */
export const depths = Object.keys(convolutions).map(
  // The keys of the table are numbers, which JavaScript gives as text.
  (depth) => Number(depth) as Depth,
);

/** Channels of each stage (Simonyan & Zisserman 2015, Table 1). */
export const stageChannels = [64, 128, 256, 512, 512] as const;
