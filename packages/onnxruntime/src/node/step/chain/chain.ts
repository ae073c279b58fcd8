import type { FeatureMap, MapSizes } from "./feature-map.js";
import type { Vector, VectorArithmetic } from "./vector.js";

/** A feature map times numbers by example and channel. */
export interface Term {
  readonly map: FeatureMap;
  /** 1 where it is left out. */
  readonly scale: Vector | undefined;
}

/**
 * A feature map that is not computed yet: Σ scale · map + offset. Batch norm, the scale of an SE block, residual additions
 * and the gradients of them all are such sums of each other; only a ReLU or a convolution needs their elements.
 */
export interface Chain {
  readonly sizes: MapSizes;
  readonly terms: readonly Term[];
  /** 0 where it is left out. */
  readonly offset: Vector | undefined;
}

export function chainOf(map: FeatureMap): Chain {
  return { sizes: map.sizes, terms: [{ map, scale: undefined }], offset: undefined };
}

/** The feature map that a chain is, where nothing is left to compute. */
export function computed({ terms, offset }: Chain): FeatureMap | undefined {
  const [only] = terms;
  return terms.length === 1 && offset === undefined && only?.scale === undefined ? only?.map : undefined;
}

export function scaled(vectors: VectorArithmetic, { sizes, terms, offset }: Chain, by: Vector): Chain {
  const times = (vector: Vector | undefined): Vector => (vector === undefined ? by : vectors.multiply(vector, by));
  return {
    sizes,
    terms: terms.map(({ map, scale }) => ({ map, scale: times(scale) })),
    offset: offset === undefined ? undefined : times(offset),
  };
}

export function sumOf(vectors: VectorArithmetic, a: Chain, b: Chain): Chain {
  const terms = [...a.terms];
  for (const term of b.terms) {
    const index = terms.findIndex(({ map }) => map.name === term.map.name);
    const same = terms[index];
    // A map that is in both with numbers before it is one term; a plain addition costs less than numbers.
    if (same?.scale !== undefined && term.scale !== undefined)
      terms[index] = { map: term.map, scale: vectors.add(same.scale, term.scale) };
    else terms.push(term);
  }
  return { sizes: a.sizes, terms, offset: sumOfOffsets(vectors, a.offset, b.offset) };
}

export function shifted(vectors: VectorArithmetic, chain: Chain, by: Vector): Chain {
  return { ...chain, offset: sumOfOffsets(vectors, chain.offset, by) };
}

function sumOfOffsets(vectors: VectorArithmetic, a: Vector | undefined, b: Vector | undefined): Vector | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return vectors.add(a, b);
}
