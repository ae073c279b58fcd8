/** A group of blocks of an EfficientNetV2. */
export interface EfficientNetV2Row {
  /** A plain 3×3 convolution, a fused block, or an inverted residual. */
  readonly block: "conv" | "fused" | "inverted";
  readonly expansion: number;
  readonly stride: 1 | 2;
  readonly channels: number;
  readonly count: number;
}

/** One of the networks. */
export interface EfficientNetV2Table {
  readonly rows: readonly EfficientNetV2Row[];
  readonly stemChannels: number;
  /** Channels of the last 1×1 convolution. */
  readonly lastChannels: number;
}

/**
 * EfficientNetV2 (Tan & Le 2021; S: Table 4; the others: the authors' code), and timm's `rw`, which was made from the paper's figure
 * before that code.
 */
export const tables = {
  base: table(32, [
    ["conv", 1, 1, 16, 1],
    ["fused", 4, 2, 32, 2],
    ["fused", 4, 2, 48, 2],
    ["inverted", 4, 2, 96, 3],
    ["inverted", 6, 1, 112, 5],
    ["inverted", 6, 2, 192, 8],
  ]),
  s: small("conv", 256),
  m: table(24, [
    ["conv", 1, 1, 24, 3],
    ["fused", 4, 2, 48, 5],
    ["fused", 4, 2, 80, 5],
    ["inverted", 4, 2, 160, 7],
    ["inverted", 6, 1, 176, 14],
    ["inverted", 6, 2, 304, 18],
    ["inverted", 6, 1, 512, 5],
  ]),
  l: table(32, [
    ["conv", 1, 1, 32, 4],
    ["fused", 4, 2, 64, 7],
    ["fused", 4, 2, 96, 7],
    ["inverted", 4, 2, 192, 10],
    ["inverted", 6, 1, 224, 19],
    ["inverted", 6, 2, 384, 25],
    ["inverted", 6, 1, 640, 7],
  ]),
  xl: table(32, [
    ["conv", 1, 1, 32, 4],
    ["fused", 4, 2, 64, 8],
    ["fused", 4, 2, 96, 8],
    ["inverted", 4, 2, 192, 16],
    ["inverted", 6, 1, 256, 24],
    ["inverted", 6, 2, 512, 32],
    ["inverted", 6, 1, 640, 8],
  ]),
  rw: { ...small("fused", 272), lastChannels: 1792 },
} as const satisfies Readonly<Record<string, EfficientNetV2Table>>;

type Row = readonly [
  block: EfficientNetV2Row["block"],
  expansion: number,
  stride: 1 | 2,
  channels: number,
  count: number,
];

function table(stemChannels: number, rows: readonly Row[]): EfficientNetV2Table {
  return {
    rows: rows.map(([block, expansion, stride, channels, count]) => ({ block, expansion, stride, channels, count })),
    stemChannels,
    lastChannels: 1280,
  };
}

function small(first: "conv" | "fused", last: number): EfficientNetV2Table {
  return table(24, [
    [first, 1, 1, 24, 2],
    ["fused", 4, 2, 48, 4],
    ["fused", 4, 2, 64, 4],
    ["inverted", 4, 2, 128, 6],
    ["inverted", 6, 1, 160, 9],
    ["inverted", 6, 2, last, 15],
  ]);
}
