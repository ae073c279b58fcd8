import type { Clock } from "@netgraft/core";

/** How fast training goes, and how long it takes still. */
export class Pace {
  readonly #clock: Clock;
  #start: number;
  #pictures = 0;
  #evaluation = 0;

  constructor(by: Clock) {
    this.#clock = by;
    this.#start = by.now();
  }

  /** An epoch begins, or goes on. */
  begin(): void {
    [this.#start, this.#pictures] = [this.#clock.now(), 0];
  }

  /** Seconds since the epoch began or went on; never less than none, even where a clock is set back. */
  get seconds(): number {
    return Math.max(0, this.#clock.now() - this.#start) / 1000;
  }

  trained(pictures: number): void {
    this.#pictures += pictures;
  }

  /** @param seconds that the evaluation after an epoch took */
  evaluated(seconds: number): void {
    this.#evaluation = seconds;
  }

  get picturesPerSecond(): number {
    return this.#pictures / Math.max(this.seconds, 1e-9);
  }

  /** @param pictures that are to be trained with still; @param evaluations that come still */
  secondsLeft(pictures: number, evaluations: number): number {
    return pictures / Math.max(this.picturesPerSecond, 1e-9) + evaluations * this.#evaluation;
  }
}
