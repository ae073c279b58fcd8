/** How something is that Netgraft uses. */
export type State = "ok" | "missing" | "broken" | "slow";

/** One line of `netgraft doctor`. */
export interface Finding {
  readonly what: string;
  readonly state: State;
  /** What there is, or why there is nothing. */
  readonly found: string;
  /** What to do, where something is to be done. */
  readonly advice?: string;
}
