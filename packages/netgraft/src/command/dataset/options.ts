/** Options of `netgraft dataset make`. */
export interface DatasetMakeOptions {
  /** By default the name of what is drawn. */
  readonly out?: string;
  readonly classes: number;
  readonly perClass: number;
  readonly holdOut: number;
  readonly seed: number;
  readonly size: number;
  readonly difficulty: (typeof difficulties)[number];
}

/** How hard pictures of shapes can be to tell apart. */
export const difficulties = ["easy", "medium", "hard"] as const;
