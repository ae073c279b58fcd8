/** A named network: a config that a plugin registers, usable wherever a config file is. */
export interface Preset {
  /** As the source of the network names it, e.g. timm's `seresnet50`. */
  readonly name: string;
  /** One sentence for `netgraft list`. */
  readonly summary: string;
  /** A config as in a file, without `name`; `extends` may name another preset. */
  readonly config: Readonly<Record<string, unknown>>;
}
