/** Mean and deviation of each channel of a gate over some pictures. */
export interface ChannelStatistics {
  readonly pictures: number;
  /** By channel; empty where there are no pictures. */
  readonly mean: readonly number[];
  /** Standard deviation over the pictures (not of a sample: divided by their number), by channel. */
  readonly deviation: readonly number[];
}

/** What a gate does over pictures of several classes. */
export interface GateStatistics extends ChannelStatistics {
  /** By class, in the order of the dataset's. */
  readonly classes: readonly ChannelStatistics[];
  /**
   * How far the gate moves: the root of the variance over pictures, in the mean over channels; 0 for a gate that does
   * not look at the picture. Its square is `within` squared plus `between` squared.
   */
  readonly movement: number;
  /** The part of it that pictures of one class differ by. */
  readonly within: number;
  /** The part of it that the means of classes differ by. */
  readonly between: number;
}

/**
 * Counts the values of a gate by class and channel, a picture at a time, in memory that does not grow with them:
 * running means and sums of squares (Welford 1962, doi:10.1080/00401706.1962.10490022).
 */
export class GateTally {
  readonly #channels: number;
  readonly #counts: Float64Array;
  readonly #means: Float64Array;
  readonly #squares: Float64Array;

  /** @param classes how many there are */
  constructor(channels: number, classes: number) {
    this.#channels = channels;
    this.#counts = new Float64Array(classes);
    this.#means = new Float64Array(classes * channels);
    this.#squares = new Float64Array(classes * channels);
  }

  /** @param values the gate of one picture, by channel */
  add(label: number, values: ArrayLike<number>): void {
    const count = (this.#counts[label] ?? 0) + 1;
    this.#counts[label] = count;
    for (let channel = 0; channel < this.#channels; channel += 1) {
      const at = label * this.#channels + channel;
      const value = values[channel] ?? 0;
      const before = value - (this.#means[at] ?? 0);
      const mean = (this.#means[at] ?? 0) + before / count;
      this.#means[at] = mean;
      this.#squares[at] = (this.#squares[at] ?? 0) + before * (value - mean);
    }
  }

  get statistics(): GateStatistics {
    const channels = Array.from({ length: this.#channels }, (_, channel) => channel);
    const counts = [...this.#counts];
    const pictures = sum(counts);
    const at = (label: number, channel: number): number => label * this.#channels + channel;
    const mean = channels.map(
      (channel) => sum(counts.map((count, label) => count * (this.#means[at(label, channel)] ?? 0))) / pictures,
    );
    const within = channels.map(
      (channel) => sum(counts.map((_, label) => this.#squares[at(label, channel)] ?? 0)) / pictures,
    );
    const between = channels.map(
      (channel) =>
        sum(
          counts.map((count, label) => count * ((this.#means[at(label, channel)] ?? 0) - (mean[channel] ?? 0)) ** 2),
        ) / pictures,
    );
    const variances = channels.map((channel) => (within[channel] ?? 0) + (between[channel] ?? 0));
    return {
      pictures,
      mean,
      deviation: variances.map(Math.sqrt),
      classes: counts.map((count, label) => ({
        pictures: count,
        mean: count === 0 ? [] : channels.map((channel) => this.#means[at(label, channel)] ?? 0),
        deviation:
          count === 0 ? [] : channels.map((channel) => Math.sqrt((this.#squares[at(label, channel)] ?? 0) / count)),
      })),
      movement: Math.sqrt(sum(variances) / this.#channels),
      within: Math.sqrt(sum(within) / this.#channels),
      between: Math.sqrt(sum(between) / this.#channels),
    };
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
