import { legacyNames } from "./legacy.js";
import type { NetworkNames } from "./names.js";
import { timmNames } from "./timm.js";

/** The layouts of state-dict names, by the name of the option. */
export const layouts = { timm: timmNames, legacy: legacyNames } as const satisfies Readonly<
  Record<string, NetworkNames>
>;
