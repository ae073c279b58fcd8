/** Published weights of a network, as data: where they are, and by what they are known to be the ones that are meant. */
export interface PretrainedWeights {
  /** Tells several weights of one network apart, e.g. timm's `a1_in1k`. */
  readonly tag: string;
  readonly url: string;
  /** Of the file, in hexadecimal. */
  readonly sha256: string;
  /** The layout of names in the file, where it is not the network's own: a value of the backbone's option `names`. */
  readonly names?: string;
  readonly license?: string;
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
