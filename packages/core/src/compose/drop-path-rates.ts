/** Drop rates of residual branches, growing linearly from 0 at the first to `last` at the last (Huang et al. 2016; timm). */
export function dropPathRates(last: number, blocks: number): readonly number[] {
  return Array.from({ length: blocks }, (_, index) => (blocks === 1 ? 0 : (last * index) / (blocks - 1)));
}
