/** Pictures and their classes, as a step of training or evaluation takes them. */
export interface Batch {
  /** N×C×H×W in row-major order, normalised. */
  readonly images: Float32Array;
  readonly shape: readonly [batch: number, channels: number, height: number, width: number];
  /** N classes, as indices: of each picture, whatever has been mixed into it. */
  readonly labels: Int32Array;
  /** N×classes, where augmentations have mixed pictures: the share of each class. */
  readonly targets?: Float32Array | undefined;
  /** N places of the pictures in the dataset. */
  readonly indices: Int32Array;
  /** How many places of the order had been gone through when it was full, those of broken pictures too. */
  readonly end: number;
}

/** Fills batches with one picture after the other. */
export class BatchFiller {
  readonly #size: number;
  readonly #picture: readonly [channels: number, height: number, width: number];
  readonly #full: Batch[] = [];
  #filling: Batch | undefined;
  #filled = 0;
  #end: number;

  /** @param start how many places of the order have been gone through before */
  constructor(size: number, picture: readonly [channels: number, height: number, width: number], start = 0) {
    this.#size = size;
    this.#picture = picture;
    this.#end = start;
  }

  /** How many pictures are in it that have not been taken. */
  get pictures(): number {
    return this.#full.length * this.#size + this.#filled;
  }

  /** Leaves a picture out. */
  skip(): void {
    this.#end += 1;
  }

  add(values: Float32Array, label: number, index: number): void {
    this.#end += 1;
    const batch = (this.#filling ??= this.#empty());
    batch.images.set(values, this.#filled * values.length);
    batch.labels[this.#filled] = label;
    batch.indices[this.#filled] = index;
    this.#filled += 1;
    if (this.#filled < this.#size) return;
    this.#full.push({ ...batch, end: this.#end });
    [this.#filling, this.#filled] = [undefined, 0];
  }

  /** The next full batch, or undefined where there is none. */
  takeFull(): Batch | undefined {
    return this.#full.shift();
  }

  /** What has been added since the last full batch, or undefined where nothing has. */
  takeRest(): Batch | undefined {
    const [batch, count] = [this.#filling, this.#filled];
    [this.#filling, this.#filled] = [undefined, 0];
    if (batch === undefined) return undefined;
    const [, channels, height, width] = batch.shape;
    return {
      images: batch.images.slice(0, count * channels * height * width),
      shape: [count, channels, height, width],
      labels: batch.labels.slice(0, count),
      indices: batch.indices.slice(0, count),
      end: this.#end,
    };
  }

  #empty(): Batch {
    const [channels, height, width] = this.#picture;
    return {
      images: new Float32Array(this.#size * channels * height * width),
      shape: [this.#size, channels, height, width],
      labels: new Int32Array(this.#size),
      indices: new Int32Array(this.#size),
      end: this.#end,
    };
  }
}
