/** What is used of cephes, whose package names its types nowhere that a module finds them. */
declare module "cephes" {
  /** Resolves when its WebAssembly can be called. */
  export const compiled: Promise<void>;
  /** The regularised incomplete beta function. */
  export function incbet(a: number, b: number, x: number): number;
  /** The x at which `incbet` is y. */
  export function incbi(a: number, b: number, y: number): number;
  /** The normal distribution: the part below x. */
  export function ndtr(x: number): number;
  /** The x below which the part y of the normal distribution is. */
  export function ndtri(y: number): number;
}
