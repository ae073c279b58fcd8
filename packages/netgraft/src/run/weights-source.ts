/** Where a network's weights come from: a safetensors file, or a seed that they are drawn with. */
export type WeightsSource = { readonly file: string } | { readonly seed: number };
