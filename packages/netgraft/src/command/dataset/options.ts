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

/** What can be drawn. */
export const drawn = ["shapes", "mondrians"] as const;

export type Drawn = (typeof drawn)[number];

/** How hard the pictures can be to tell apart. */
export const difficulties = ["easy", "medium", "hard"] as const;
