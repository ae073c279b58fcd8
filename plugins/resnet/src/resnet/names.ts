/** Names of a convolution and its norm. */
export interface UnitNames {
  readonly conv: string;
  readonly norm: string;
}

/** A layout of state-dict names. Blocks are `layer1.0`, with `downsample.0`, in all. */
export interface NetworkNames {
  readonly stem: UnitNames;
  /** The three convolutions of the deep stem. */
  readonly deepStem: readonly [UnitNames, UnitNames, UnitNames];
  /** Whether a block's convolution and its norm lie in a module of their own. */
  readonly unitModules: boolean;
  readonly classifier: string;
}

/** The names of timm's and torchvision's ResNets (timm 1.0.29). */
const timmNames: NetworkNames = {
  stem: { conv: "conv1", norm: "bn1" },
  deepStem: [
    { conv: "conv1.0", norm: "conv1.1" },
    { conv: "conv1.3", norm: "conv1.4" },
    { conv: "conv1.6", norm: "bn1" },
  ],
  unitModules: false,
  classifier: "fc",
};

/** The names of timm's SKNets: `layer1.0.conv1.conv`, `layer1.0.conv1.bn`. */
const selectiveKernelNames: NetworkNames = { ...timmNames, unitModules: true };

/** The names of timm's `legacy_` SENets, which are those of Cadene's port of the authors' Caffe models. */
const legacyNames: NetworkNames = {
  stem: { conv: "layer0.conv1", norm: "layer0.bn1" },
  deepStem: [
    { conv: "layer0.conv1", norm: "layer0.bn1" },
    { conv: "layer0.conv2", norm: "layer0.bn2" },
    { conv: "layer0.conv3", norm: "layer0.bn3" },
  ],
  unitModules: false,
  classifier: "last_linear",
};

/** The layouts of state-dict names, by the name of the option. */
export const layouts = { timm: timmNames, sk: selectiveKernelNames, legacy: legacyNames } as const satisfies Readonly<
  Record<string, NetworkNames>
>;
