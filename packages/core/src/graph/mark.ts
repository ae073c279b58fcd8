/** A note on a value of a graph, for diagrams, recorded gates, feature extraction and tests. Values are given by id. */
export type Mark =
  /** The end of a stage: a feature map that a detector or segmenter would take. */
  | {
      readonly kind: "feature";
      readonly value: number;
      readonly name: string;
      readonly channels: number;
      readonly reduction: number;
    }
  /** What an attention block multiplies with. */
  | { readonly kind: "gate"; readonly value: number; readonly scope: number }
  /** A site of a block: the value that came in and the value after all attachments. */
  | {
      readonly kind: "site";
      readonly site: string;
      readonly scope: number;
      readonly before: number;
      readonly value: number;
    }
  /** An attachment that was built at a site; `scope` is its own. */
  | {
      readonly kind: "attachment";
      readonly id: string;
      readonly type: string;
      readonly site: string;
      readonly scope: number;
      readonly before: number;
      readonly value: number;
    }
  /** An input that is drawn for every training step: 0 with probability `rate`, otherwise 1 / (1 − rate), element by element. */
  | { readonly kind: "mask"; readonly value: number; readonly rate: number }
  /** An input that is drawn for every training step: evenly from [0, 1), element by element. */
  | { readonly kind: "uniform"; readonly value: number };

/** The distribution of an input that is drawn for every step of training. */
export type Draw = { readonly kind: "mask"; readonly rate: number } | { readonly kind: "uniform" };
