import { z } from "@netgraft/core";

/** An option for the parameter of a symmetric beta distribution. */
export const alphaOption = z.number().positive();

// Inverted, where others draw two gamma variates: one uniform number makes one share, whatever the parameter.

/**
 * The quantile of the symmetric beta distribution Beta(alpha, alpha): the number below which a part of it lies.
 * @param alpha above 0; of 1 the distribution is uniform
 * @param part from 0 to 1
 */
export function betaQuantile(alpha: number, part: number): number {
  if (alpha === 1) return part;
  return part <= 0.5 ? lowerQuantile(alpha, part) : 1 - lowerQuantile(alpha, 1 - part);
}

/** By Newton's method in logarithms, in which the distribution is concave up to its middle. @param part at most 1/2 */
function lowerQuantile(alpha: number, part: number): number {
  if (part <= 0) return 0;
  const logBeta = 2 * logGamma(alpha) - logGamma(2 * alpha);
  const middle = Math.log(0.5);
  // Of the first term of the series.
  let logarithm = Math.min(middle, (Math.log(part) + Math.log(alpha) + logBeta) / alpha);
  for (let step = 0; step < 100; step += 1) {
    const x = Math.exp(logarithm);
    const logDensity = alpha * logarithm + (alpha - 1) * Math.log1p(-x) - logBeta;
    const logPart = alpha * (logarithm + Math.log1p(-x)) - Math.log(alpha) - logBeta + Math.log(fraction(alpha, x));
    const change = (Math.log(part) - logPart) / Math.exp(logDensity - logPart);
    logarithm = Math.min(middle, logarithm + change);
    if (Math.abs(change) <= 1e-15 * Math.max(1, Math.abs(logarithm))) break;
  }
  return Math.exp(logarithm);
}

/** The continued fraction of the incomplete beta function (DLMF 8.17.22), by Lentz's algorithm; x is at most 1/2. */
function fraction(alpha: number, x: number): number {
  let c = 1;
  let d = 1 / (1 - (2 * alpha * x) / (alpha + 1));
  let value = d;
  for (let m = 1; m < 1000; m += 1) {
    const even = (m * (alpha - m) * x) / ((alpha + 2 * m - 1) * (alpha + 2 * m));
    const odd = (-(alpha + m) * (2 * alpha + m) * x) / ((alpha + 2 * m) * (alpha + 2 * m + 1));
    const before = value;
    for (const term of [even, odd]) {
      d = 1 / (1 + term * d);
      c = 1 + term / c;
      value *= c * d;
    }
    if (Math.abs(value - before) <= 1e-16 * Math.abs(value)) break;
  }
  return value;
}

/** Lanczos' series with g = 7 and nine terms (P. Godfrey), by log Γ(z) = log Γ(z + 1) − log z for small numbers. */
function logGamma(z: number): number {
  if (z < 1) return logGamma(z + 1) - Math.log(z);
  const [first = 0, ...others] = lanczos;
  const series = others.reduce((sum, coefficient, index) => sum + coefficient / (z + index), first);
  const base = z + 6.5;
  return 0.5 * Math.log(2 * Math.PI) + (z - 0.5) * Math.log(base) - base + Math.log(series);
}

const lanczos = [
  0.999_999_999_999_809_93, 676.520_368_121_885_1, -1_259.139_216_722_402_8, 771.323_428_777_653_13,
  -176.615_029_162_140_59, 12.507_343_278_686_905, -0.138_571_095_265_720_12, 9.984_369_578_019_571_6e-6,
  1.505_632_735_149_311_6e-7,
];
