/** What is asked of probability distributions. */
export interface Distributions {
  /** The probability that Student's t lies at least as far from 0. @param df degrees of freedom, whole or not */
  readonly tBeyond: (t: number, df: number) => number;
  /** How far from 0 Student's t lies with a probability of `confidence`. @param df degrees of freedom, whole or not */
  readonly tWithin: (confidence: number, df: number) => number;
  /** The part of the normal distribution below z. */
  readonly normal: (z: number) => number;
  /** The z below which a part of the normal distribution lies. */
  readonly normalQuantile: (part: number) => number;
}

/**
 * Distributions by Cephes (Moshier 1989), the library under SciPy's, to about 15 digits. Student's t is the incomplete beta function:
 * Abramowitz and Stegun, 26.5.27.
 */
export async function distributions(): Promise<Distributions> {
  // Imported when it is used: WebAssembly that takes long to load.
  const { compiled, incbet, incbi, ndtr, ndtri } = await import("cephes");
  await compiled;
  return {
    // Two forms of the same: each where its argument is not rounded to 1.
    tBeyond: (t, df) =>
      t * t < 1 ? 1 - incbet(1 / 2, df / 2, (t * t) / (df + t * t)) : incbet(df / 2, 1 / 2, df / (df + t * t)),
    tWithin: (confidence, df) => {
      const part = incbi(1 / 2, df / 2, confidence);
      const rest = part < 1 / 2 ? 1 - part : incbi(df / 2, 1 / 2, 1 - confidence);
      return Math.sqrt((df * (part < 1 / 2 ? part : 1 - rest)) / rest);
    },
    normal: ndtr,
    normalQuantile: ndtri,
  };
}
