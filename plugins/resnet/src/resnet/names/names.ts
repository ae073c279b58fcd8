/** Names of a convolution and its norm. */
export interface UnitNames {
  readonly conv: string;
  readonly norm: string;
}

/** A layout of state-dict names. Blocks are named alike in all: `layer1.0.conv1`, `bn1`, …, `downsample.0`. */
export interface NetworkNames {
  readonly stem: UnitNames;
  /** The three convolutions of the deep stem. */
  readonly deepStem: readonly [UnitNames, UnitNames, UnitNames];
  readonly classifier: string;
}
