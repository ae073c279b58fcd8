import type { Attachment, z } from "@netgraft/core";
import { goldenText } from "../../support/goldens.js";
import type { LocalState } from "./run-case.js";

/** One attention block of attention.json: what it computes from `x` with these parameters, in float64. */
export interface AttentionGolden {
  readonly formula: string;
  readonly params: Readonly<Record<string, { readonly shape: readonly number[]; readonly data: readonly number[] }>>;
  readonly y: readonly number[];
  /** Gradients of Σ y · dy. */
  readonly d_x: readonly number[];
  readonly d_params: Readonly<Record<string, readonly number[]>>;
  /** Running statistics of its batch norms, one after the other. */
  readonly bn_running?: { readonly mean: readonly number[]; readonly var: readonly number[] };
}

/** The file holds the cases by name beside the one input that all of them share. */
type AttentionGoldens = {
  readonly shape: readonly number[];
  readonly x: readonly number[];
  readonly dy: readonly number[];
} & Readonly<Record<string, AttentionGolden>>;

export const attentionGoldens = JSON.parse(goldenText("attention.json")) as AttentionGoldens;

/** How a golden is computed here. */
export interface AttentionCase {
  readonly attachment: Attachment;
  /** As in a config, without `type`. */
  readonly options: object;
  /** The golden's tensors under this block's names. */
  state(golden: AttentionGolden): LocalState;
}

/** A case whose tensors are the golden's parameters under other names; running statistics go to the norm of that name. */
export function attentionCase<Options extends z.ZodType>(
  attachment: Attachment<string, Options>,
  options: z.input<Options> & object,
  names: Readonly<Record<string, string>> = {},
  norm?: string,
): AttentionCase {
  return {
    attachment,
    options,
    state: ({ params, bn_running: running }) => ({
      ...Object.fromEntries(
        Object.entries(params).map(([name, { data }]) => [names[name] ?? `nothing for ${name}`, data]),
      ),
      ...(norm === undefined || running === undefined
        ? {}
        : { [`${norm}.running_mean`]: running.mean, [`${norm}.running_var`]: running.var }),
    }),
  };
}
