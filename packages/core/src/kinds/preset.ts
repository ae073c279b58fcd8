/** Published weights of a network, as data: where they are, by what they are known again, and how they want pictures. */
export interface PretrainedWeights {
  /** Tells several weights of one network apart, e.g. timm's `a1_in1k`. */
  readonly tag: string;
  /** The repository on the hub that has them, e.g. `timm/resnet50.a1_in1k`; this or `url`. */
  readonly hub?: string;
  readonly url?: string;
  /** Of the file at `url`, in hexadecimal: all 64 digits, or the first eight or more that its name ends in. */
  readonly sha256?: string;
  /** The layout of names in the file, where it is not the network's own: a value of the backbone's option `names`. */
  readonly names?: string;
  readonly license?: string;
  /** What a config says for these weights: `input` and `preprocess` as they were trained with, other `classes`, and what of the backbone differs. */
  readonly config?: Readonly<Record<string, unknown>>;
}

/** A named network: a config that a plugin registers, usable wherever a config file is. */
export interface Preset {
  /** As the source of the network names it, e.g. timm's `seresnet50`. */
  readonly name: string;
  /** One sentence for `netgraft list`. */
  readonly summary: string;
  /** A config as in a file, without `name`; `extends` may name another preset. */
  readonly config: Readonly<Record<string, unknown>>;
  /** Weights that were published for it; the first ones are the standard. */
  readonly pretrained?: readonly PretrainedWeights[];
}

/** How weights on the hub want pictures: the side, the part of the resized picture that it is, and the interpolation. */
export type HubRecipe = readonly [
  side: number,
  cropRatio: number,
  interpolation: "bilinear" | "bicubic",
  more?: {
    readonly classes?: number;
    readonly mean?: readonly number[];
    readonly std?: readonly number[];
    readonly cropMode?: "center" | "squash" | "border";
    /** Options of the backbone that these weights need, such as another epsilon. */
    readonly backbone?: Readonly<Record<string, unknown>>;
    readonly license?: string;
    /** An address instead of a repository, whose name ends in the beginning of its hash. */
    readonly url?: string;
  },
];

/**
 * timm's weights of a network by their tags: on the hub as `timm/<network>.<tag>`. Sizes are rounded down, as timm does.
 */
export function timmWeights(
  network: string,
  tags: Readonly<Record<string, HubRecipe>> = {},
): readonly PretrainedWeights[] {
  return Object.entries(tags).map(([tag, [side, cropRatio, interpolation, more = {}]]) => {
    const { classes, license = "apache-2.0", url, backbone, ...values } = more;
    const [, sha256] = /-([0-9a-f]{8,})\.\w+$/.exec(url ?? "") ?? [];
    return {
      tag,
      ...(url === undefined ? { hub: `timm/${network}.${tag}` } : { url }),
      ...(sha256 === undefined ? {} : { sha256 }),
      license,
      config: {
        input: { height: side, width: side },
        preprocess: { rounding: "floor", cropRatio, interpolation, ...values },
        ...(classes === undefined ? {} : { classes }),
        ...(backbone === undefined ? {} : { backbone }),
      },
    };
  });
}
