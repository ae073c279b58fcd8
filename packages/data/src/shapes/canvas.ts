import type { Pixels } from "@netgraft/core";
import type { Color } from "./color.js";
import type { Distance } from "./distance.js";

/** A square picture that is painted on; the centre of its first pixel is at (0.5, 0.5). Levels are from 0 to 1. */
export class Canvas {
  readonly #levels: Float32Array;

  constructor(readonly side: number) {
    this.#levels = new Float32Array(side * side * 3);
  }

  /** Covers everything with a colour. */
  cover(color: Color): void {
    for (let at = 0; at < this.#levels.length; at += 1) this.#levels[at] = color[at % 3] ?? 0;
  }

  /** Covers everything with a colour that depends on the place. */
  fill(colorAt: (x: number, y: number) => Color): void {
    let at = 0;
    for (let y = 0.5; y < this.side; y += 1) {
      for (let x = 0.5; x < this.side; x += 1) {
        this.#levels.set(colorAt(x, y), at);
        at += 3;
      }
    }
  }

  /** Adds what depends on the place to each level, the channels weighted. */
  addPattern(patternAt: (x: number, y: number) => number, [red, green, blue]: Color): void {
    let at = 0;
    for (let y = 0.5; y < this.side; y += 1) {
      for (let x = 0.5; x < this.side; x += 1) {
        const level = patternAt(x, y);
        this.#add(at, level * red);
        this.#add(at + 1, level * green);
        this.#add(at + 2, level * blue);
        at += 3;
      }
    }
  }

  /** Paints a shape; pixels at its edge are mixed as far as they are covered. @param distance in pixels */
  paint(distance: Distance, [red, green, blue]: Color): void {
    let at = 0;
    for (let y = 0.5; y < this.side; y += 1) {
      for (let x = 0.5; x < this.side; x += 1) {
        const covered = Math.min(1, 0.5 - distance(x, y));
        if (covered > 0) {
          this.#mix(at, red, covered);
          this.#mix(at + 1, green, covered);
          this.#mix(at + 2, blue, covered);
        }
        at += 3;
      }
    }
  }

  /** Adds to every level. */
  addNoise(next: () => number): void {
    for (let at = 0; at < this.#levels.length; at += 1) this.#add(at, next());
  }

  /** The picture in 8 bits. */
  pixels(): Pixels {
    // A clamped array rounds and cuts off what it stores.
    const data = new Uint8Array(Uint8ClampedArray.from(this.#levels, (level) => level * 255).buffer);
    return { width: this.side, height: this.side, channels: 3, data };
  }

  #add(at: number, level: number): void {
    this.#levels[at] = (this.#levels[at] ?? 0) + level;
  }

  #mix(at: number, level: number, part: number): void {
    this.#levels[at] = (this.#levels[at] ?? 0) * (1 - part) + level * part;
  }
}
