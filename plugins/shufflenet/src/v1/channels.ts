/** Channels of the three stages by the number of groups (Zhang et al. 2018, Table 1). */
export const stageChannels = {
  1: [144, 288, 576],
  2: [200, 400, 800],
  3: [240, 480, 960],
  4: [272, 544, 1088],
  8: [384, 768, 1536],
} as const satisfies Readonly<Record<number, readonly [number, number, number]>>;

export type Groups = keyof typeof stageChannels;

/** The published numbers of groups, in ascending order. */
export const groupCounts = Object.keys(stageChannels).map(
  // The keys of the table are numbers, which JavaScript gives as text.
  (groups) => Number(groups) as Groups,
);

/** Units of each stage (Zhang et al. 2018, Table 1: the first of stride 2 and the repeated ones). */
export const stageUnits = [4, 8, 4] as const;
/** Channels of the first convolution. */
export const stemChannels = 24;
