import { roundHalfToEven } from "@netgraft/plugin-se";

/** Blocks of a MixNet that are alike. */
export interface MixnetRow {
  /** Sides of the depthwise kernels; the channels are shared evenly among them. */
  readonly kernels: readonly number[];
  /** Among how many 1×1 convolutions the channels are shared, of those that expand and of those that project. */
  readonly expandGroups: 1 | 2;
  readonly projectGroups: 1 | 2;
  readonly stride: 1 | 2;
  readonly expansion: number;
  readonly channels: number;
  readonly count: number;
  /** By what the published SE divides the channels that enter the block; such blocks have swish, the others ReLU. */
  readonly se?: 2 | 4 | undefined;
}

type Group = readonly MixnetRow[];

/** MixNet-S and -M (Tan & Le 2019, fig. 4; their code), by groups; L is M, wider. */
export const mixnetTables = {
  s: {
    stemChannels: 16,
    groups: [
      [row([3], [1, 1], 1, 1, 16, 1)],
      [row([3], [2, 2], 2, 6, 24, 1), row([3], [2, 2], 1, 3, 24, 1)],
      [row([3, 5, 7], [1, 1], 2, 6, 40, 1, 2), row([3, 5], [2, 2], 1, 6, 40, 3, 2)],
      [row([3, 5, 7], [1, 2], 2, 6, 80, 1, 4), row([3, 5], [1, 2], 1, 6, 80, 2, 4)],
      [row([3, 5, 7], [2, 2], 1, 6, 120, 1, 2), row([3, 5, 7, 9], [2, 2], 1, 3, 120, 2, 2)],
      [row([3, 5, 7, 9, 11], [1, 1], 2, 6, 200, 1, 2), row([3, 5, 7, 9], [1, 2], 1, 6, 200, 2, 2)],
    ],
  },
  m: {
    stemChannels: 24,
    groups: [
      [row([3], [1, 1], 1, 1, 24, 1)],
      [row([3, 5, 7], [2, 2], 2, 6, 32, 1), row([3], [2, 2], 1, 3, 32, 1)],
      [row([3, 5, 7, 9], [1, 1], 2, 6, 40, 1, 2), row([3, 5], [2, 2], 1, 6, 40, 3, 2)],
      [row([3, 5, 7], [1, 1], 2, 6, 80, 1, 4), row([3, 5, 7, 9], [2, 2], 1, 6, 80, 3, 4)],
      [row([3], [1, 1], 1, 6, 120, 1, 2), row([3, 5, 7, 9], [2, 2], 1, 3, 120, 3, 2)],
      [row([3, 5, 7, 9], [1, 1], 2, 6, 200, 1, 2), row([3, 5, 7, 9], [1, 2], 1, 6, 200, 3, 2)],
    ],
  },
} as const satisfies Readonly<Record<string, { readonly stemChannels: number; readonly groups: readonly Group[] }>>;

/**
 * The rows of a group as often as the depth says: their sum is rounded to the nearest, at least one, and shared among them in proportion from the last
 * on, so that the first grows last (timm's `depth_trunc="round"`).
 */
export function scaledGroup(group: Group, depthMultiplier: number): readonly MixnetRow[] {
  let left = group.reduce((total, { count }) => total + count, 0);
  let scaled = Math.max(1, roundHalfToEven(left * depthMultiplier));
  const repeated = group.toReversed().map((each) => {
    const count = Math.max(1, roundHalfToEven((each.count / left) * scaled));
    left -= each.count;
    scaled -= count;
    return Array.from({ length: count }, () => each);
  });
  return repeated.toReversed().flat();
}

function row(
  kernels: MixnetRow["kernels"],
  [expandGroups, projectGroups]: readonly [MixnetRow["expandGroups"], MixnetRow["projectGroups"]],
  stride: MixnetRow["stride"],
  expansion: number,
  channels: number,
  count: number,
  se?: MixnetRow["se"],
): MixnetRow {
  return { kernels, expandGroups, projectGroups, stride, expansion, channels, count, se };
}
