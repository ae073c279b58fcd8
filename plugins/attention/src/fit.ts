import { AttachmentMisfitError, type ConvOptions, type Value } from "@netgraft/core";

/** The channels of a group. @throws NG_ATTACHMENT_MISFIT where the channels cannot be divided so */
export function channelsPerGroup(x: Value, groups: number, what = "groups"): number {
  const channels = x.size("channel");
  if (channels % groups === 0) return channels / groups;
  throw new AttachmentMisfitError({
    message: `the channels cannot be divided into ${groups} ${what} of one size`,
    expected: `a multiple of ${groups} channels`,
    found: `${channels}`,
  });
}

/** Positions of a feature map. @throws NG_ATTACHMENT_MISFIT where there is but one, which has no variance */
export function positions(x: Value): number {
  const count = x.size("height") * x.size("width");
  if (count > 1) return count;
  throw new AttachmentMisfitError({
    message: "the variance over a single position is not defined",
    expected: "a feature map of at least 2 positions",
    found: "1×1",
  });
}

/** @throws NG_ATTACHMENT_MISFIT where a convolution looks at one position only, so that nothing spatial is replaced */
export function assertSpatial({ kernel = 1 }: ConvOptions): void {
  const [height, width] = typeof kernel === "number" ? [kernel, kernel] : kernel;
  if (height > 1 && width > 1) return;
  throw new AttachmentMisfitError({
    message: "this replaces a convolution over space",
    expected: "a convolution of 3×3 or more",
    found: `${height}×${width}`,
  });
}
