import type { NetworkState } from "@netgraft/core";

/** Where a network's weights come from: a safetensors file, a seed that they are drawn with, or they are at hand. */
export type WeightsSource = { readonly file: string } | { readonly seed: number } | { readonly state: NetworkState };
