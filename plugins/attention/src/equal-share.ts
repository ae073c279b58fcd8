import { AttachmentMisfitError } from "@netgraft/core";

/** The channels that each of so many shares has. @throws NG_ATTACHMENT_MISFIT where they cannot be divided so */
export function equalShare(channels: number, groups: number, what: string): number {
  if (channels % groups === 0) return channels / groups;
  throw new AttachmentMisfitError({
    message: `the channels cannot be divided equally among ${groups} ${what}`,
    expected: `a multiple of ${groups} channels`,
    found: `${channels}`,
  });
}
