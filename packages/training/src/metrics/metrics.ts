/** How well a network does on some pictures. */
export interface Metrics {
  /** The mean over the pictures. */
  readonly loss: number;
  /** The part of the pictures, from 0 to 1, whose class has the largest logit. */
  readonly top1: number;
  /** The part whose class is among those of the five largest logits. */
  readonly top5: number;
}

/** What an epoch of training came to. */
export interface EpochMetrics {
  /** Counted from 1. */
  readonly epoch: number;
  /** That of the last update. */
  readonly learningRate: number;
  /** On the pictures as they were trained with, while the weights changed. */
  readonly training: Metrics;
  /** On the pictures held out, after the epoch; missing where there are none. */
  readonly validation?: Metrics | undefined;
  /** How long it took, with its evaluation. */
  readonly seconds: number;
}
