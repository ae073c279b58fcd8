import type { Emission } from "@netgraft/onnx/lowering";
import { type Chain, computed } from "./chain.js";
import { type FeatureMap, mapAxes, positionsOf } from "./feature-map.js";
import type { MapLayout } from "./map-layout.js";
import { type Vector, VectorArithmetic } from "./vector.js";

/** What is computed from chains: their elements, and sums over positions. Nothing is computed twice. */
export class MapArithmetic {
  readonly vectors: VectorArithmetic;
  readonly #emission: Emission;
  readonly #layout: MapLayout;
  readonly #known = new Map<string, Vector>();

  constructor(emission: Emission, layout: MapLayout) {
    this.vectors = new VectorArithmetic(emission);
    this.#emission = emission;
    this.#layout = layout;
  }

  /** The elements of a chain. */
  compute(chain: Chain, { relu = false }: { readonly relu?: boolean } = {}): FeatureMap {
    const { sizes, terms, offset } = chain;
    const known = relu ? undefined : computed(chain);
    if (known !== undefined) return known;
    const plain = terms.flatMap(({ map, scale }) => (scale === undefined ? [map.name] : []));
    const scaled = terms.flatMap(({ map, scale }) => (scale === undefined ? [] : [{ map: map.name, scale }]));
    if (scaled.length === 0 && offset !== undefined) {
      // An offset comes with a scale: the last plain map gets one of 1.
      const last = plain.pop();
      if (last === undefined) return this.#constant(sizes, offset, relu);
      scaled.push({ map: last, scale: this.#one() });
    }
    let sum: string | undefined;
    for (const name of plain) sum = sum === undefined ? name : this.#emission.assist("Add", [sum, name]);
    for (const [index, { map, scale }] of scaled.entries())
      sum = this.#layout.affine(this.#emission, {
        map,
        sizes,
        scale,
        offset: index === 0 ? offset : undefined,
        added: sum,
        relu: relu && index === scaled.length - 1,
      });
    if (sum === undefined) throw new TypeError("a chain without terms and offset");
    return { name: relu && scaled.length === 0 ? this.#emission.assist("Relu", [sum]) : sum, sizes };
  }

  /** The sum over the positions, by example and channel. */
  sum({ sizes, terms, offset }: Chain): Vector {
    const parts = terms.map(({ map, scale }) => this.#times(this.#sumOf(map), scale));
    if (offset !== undefined) parts.push(this.#perExample(this.vectors.scale(offset, positionsOf(sizes)), sizes));
    return this.#total(parts);
  }

  /** The sum over the positions of the product of two chains, by example and channel. */
  sumOfProduct(a: Chain, b: Chain): Vector {
    const parts = a.terms.flatMap((left) =>
      b.terms.map((right) => this.#times(this.#times(this.#dot(left.map, right.map), left.scale), right.scale)),
    );
    const { offset } = b;
    if (offset !== undefined)
      for (const { map, scale } of a.terms) parts.push(this.#times(this.#times(this.#sumOf(map), scale), offset));
    if (a.offset !== undefined) parts.push(this.vectors.multiply(this.sum(b), a.offset));
    return this.#total(parts);
  }

  #sumOf(map: FeatureMap): Vector {
    return this.#once(`sum ${map.name}`, () =>
      this.vectors.scale(this.#layout.mean(this.#emission, map), positionsOf(map.sizes)),
    );
  }

  #dot(a: FeatureMap, b: FeatureMap): Vector {
    const [first, second] = a.name < b.name ? [a, b] : [b, a];
    return this.#once(`dot ${first.name} ${second.name}`, () => this.#layout.dot(this.#emission, first, second));
  }

  #once(key: string, make: () => Vector): Vector {
    const vector = this.#known.get(key) ?? make();
    this.#known.set(key, vector);
    return vector;
  }

  #times(vector: Vector, by: Vector | undefined): Vector {
    return by === undefined ? vector : this.vectors.multiply(vector, by);
  }

  #total(parts: readonly Vector[]): Vector {
    const [first, ...rest] = parts;
    if (first === undefined) throw new TypeError("a chain without terms and offset");
    return rest.reduce((sum, part) => this.vectors.add(sum, part), first);
  }

  /** A vector with a row for each example and a column for each channel. */
  #perExample(vector: Vector, { batch, channels }: Chain["sizes"]): Vector {
    if (vector.rows === batch && vector.columns === channels) return vector;
    const shape = this.#emission.integers([batch, channels]);
    return { name: this.#emission.assist("Expand", [vector.name, shape]), rows: batch, columns: channels };
  }

  #one(): Vector {
    return { name: this.#emission.constant("float32", [1, 1], [1]), rows: 1, columns: 1 };
  }

  /** A feature map that is the same at all positions. */
  #constant(sizes: Chain["sizes"], offset: Vector, relu: boolean): FeatureMap {
    const { name } = this.#perExample(offset, sizes);
    const high = this.#emission.assist("Reshape", [name, this.#emission.integers([sizes.batch, sizes.channels, 1, 1])]);
    const shape = this.#emission.integers(mapAxes(sizes).map(({ size }) => Number(size)));
    const plain = this.#emission.assist("Expand", [relu ? this.#emission.assist("Relu", [high]) : high, shape]);
    return { name: this.#layout.fromPlain(this.#emission, plain, sizes), sizes };
  }
}
