import { AttachmentMisfitError, type Value } from "@netgraft/core";

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
