/** The calls of an engine's process: what each takes and what it gives, both as structured clone can copy them. */
export type CallTable<Calls> = { readonly [Name in keyof Calls]: { readonly takes: unknown; readonly gives: unknown } };

/** What the process does for each call. */
export type Handlers<Calls extends CallTable<Calls>> = {
  readonly [Name in keyof Calls]: (takes: Calls[Name]["takes"]) => Promise<Calls[Name]["gives"]>;
};

/** A call on its way to the process. */
export interface Request<Calls extends CallTable<Calls>> {
  readonly id: number;
  readonly call: keyof Calls;
  readonly takes: Calls[keyof Calls]["takes"];
}

/** What the process sends: once how its start went, then one reply for each request. */
export type Reply<Calls extends CallTable<Calls>, Identity> =
  | { readonly ready: Identity }
  | { readonly unavailable: string }
  | { readonly id: number; readonly gives: Calls[keyof Calls]["gives"] }
  | { readonly id: number; readonly failed: string };
