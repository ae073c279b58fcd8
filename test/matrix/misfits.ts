/** Places of a backbone where attachments cannot stand: each of the types is refused with the code, for the reason given. */
export interface Misfit {
  readonly backbones: readonly string[];
  /** A site, or a convolution to replace. */
  readonly place: string;
  readonly types: readonly string[];
  readonly code: string;
  readonly because: RegExp;
}

/** All that cannot be combined in the matrix; everything else is. */
export const misfits: readonly Misfit[] = [
  {
    backbones: ["resnet", "preresnet"],
    place: "replace conv3",
    types: ["botnet", "sk", "splat"],
    code: "NG_ATTACHMENT_MISFIT",
    because: /replaces a convolution over space.* found 1×1/,
  },
  {
    backbones: ["densenet"],
    place: "replace conv1",
    types: ["botnet", "sk", "splat"],
    code: "NG_ATTACHMENT_MISFIT",
    because: /replaces a convolution over space.* found 1×1/,
  },
  {
    backbones: ["mobilenet_v1"],
    place: "replace pointwise",
    types: ["botnet", "sk", "splat"],
    code: "NG_ATTACHMENT_MISFIT",
    because: /replaces a convolution over space.* found 1×1/,
  },
  ...["replace conv1", "replace conv3"].map((place) => ({
    backbones: ["regnet", "res2net"],
    place,
    types: ["botnet", "sk", "splat"],
    code: "NG_ATTACHMENT_MISFIT",
    because: /replaces a convolution over space.* found 1×1/,
  })),
  {
    // Its first convolution sees the three channels of a picture.
    backbones: ["vgg"],
    place: "replace conv",
    types: ["splat"],
    code: "NG_ATTACHMENT_MISFIT",
    because: /equally among 2 splits.* found 3/,
  },
];
