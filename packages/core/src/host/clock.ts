import { service } from "./service.js";

/** What tells the time. */
export interface Clock {
  /** Milliseconds since a moment that stays the same: for how long something takes. */
  now(): number;
}

/** The service that tells the time. */
export const clock = service<Clock>("@netgraft/core/clock", () => performance);
