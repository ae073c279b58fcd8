import type { Attachment, Site } from "@netgraft/core";

/** An attachment that notes how it is used. */
export interface Observed {
  readonly attachment: Attachment;
  /** How often it has been built into a block. */
  readonly traces: () => number;
  /** Ids of the values that it handed on to the next site. */
  readonly handedOn: ReadonlySet<number>;
}

/** The attachment with a note of each time that it is built, and of what it hands on. */
export function observed(original: Attachment): Observed {
  const { type, summary, options } = original;
  const handedOn = new Set<number>();
  let traces = 0;
  const watched = (site: Site): Site => {
    traces += 1;
    return {
      ...site,
      handOn(value) {
        handedOn.add(value.id);
        site.handOn(value);
      },
    };
  };
  const attachment: Attachment = {
    type,
    summary,
    options,
    ...(original.build !== undefined && {
      build: (chosen) => {
        const build = original.build?.(chosen);
        return (b, x, site) => build?.(b, x, watched(site)) ?? x;
      },
    }),
    ...(original.replace !== undefined && {
      replace: (chosen) => {
        const replace = original.replace?.(chosen);
        return (b, x, convolution, site) => replace?.(b, x, convolution, watched(site)) ?? x;
      },
    }),
  };
  return { attachment, traces: () => traces, handedOn };
}
