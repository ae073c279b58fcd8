import type { Change } from "./flow.js";

/** What says without colour how something differs. */
export const changeSigns: Readonly<Record<Change, string>> = { added: "+", removed: "−", changed: "~" };
