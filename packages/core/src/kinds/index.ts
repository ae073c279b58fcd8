export type { FieldCheck } from "./field-checks.js";
export type { Choice, Kind, Relations } from "./kind.js";
export {
  type ByPlural,
  type ComponentKind,
  componentKinds,
  type ComponentKinds,
  componentName,
  type Kinds,
  kinds,
  shownAs,
} from "./kinds.js";
export type * from "./preset.js";
