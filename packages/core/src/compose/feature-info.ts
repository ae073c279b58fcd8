import type { Graph } from "../graph/graph.js";

/** What a detector or segmenter needs to know of a stage's output, as in timm's `feature_info`. */
export interface FeatureInfo {
  /** The stage, e.g. `layer3`. */
  readonly name: string;
  readonly channels: number;
  /** Input pixels per position, along each side. */
  readonly reduction: number;
}

/** The feature maps a composed network offers, in order. */
export function featureInfo({ marks }: Graph): readonly FeatureInfo[] {
  return marks.flatMap((mark) =>
    mark.kind === "feature" ? [{ name: mark.name, channels: mark.channels, reduction: mark.reduction }] : [],
  );
}
