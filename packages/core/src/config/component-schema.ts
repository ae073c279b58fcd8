import { z } from "zod";
import { expecting } from "./expecting.js";

/** A component as a config chooses it, by its type; its options are checked by the component's own schema. */
const chosen = z.looseObject({ type: z.string().min(1) });

/**
 * A map that chooses a component.
 * @param example what an error shows where something else is written: `{ type: se, reduction: 16 }`
 */
export function componentSchema(example: string): typeof chosen {
  return expecting(chosen.clone(), `a map such as ${example}`);
}
