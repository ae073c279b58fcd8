import type { Problem } from "../errors/index.js";
import type { FieldCheck } from "./field-checks.js";

/** The place where a config chooses components of a kind. */
export interface Choice {
  /** The keys from the top of the config; `"*"` stands for each item of a list. */
  readonly at: readonly string[];
  /** The key's description in the schema. */
  readonly description: string;
  /** The description of an item, where `at` ends in a list. */
  readonly item?: string;
  /** A map to write there, which errors show: `{ type: se, reduction: 16 }`. */
  readonly example: string;
  /** The component where nothing is written; without one, something must be, or `optional` is set. A list is empty. */
  readonly default?: { readonly type: string; readonly [option: string]: unknown };
  /** Set where nothing need be written. */
  readonly optional?: true;
}

/** Problems of the fields of a component with each other. */
export type Relations<Component> = (component: Component, at: string) => readonly Problem[];

/** One kind of component that plugins register: a row of the table {@link kinds}. */
export interface Kind<Component> {
  /** The name of its registry in the catalog, and of its list in a plugin. */
  readonly plural: string;
  /** The field that names a component. */
  readonly key: keyof Component & string;
  /** What each field of a component has to be. */
  readonly fields: { readonly [Field in keyof Required<Component>]: FieldCheck };
  /** Problems of the fields with each other, once each is in order. */
  readonly relations?: Relations<Component>;
  /** The place where configs choose one; absent where they do not. */
  readonly choice?: Choice;
  /** The words for it in `netgraft list` and `netgraft describe`, where they are others; false where neither shows it. */
  readonly shown?: false | { readonly singular: string; readonly plural: string };
  /** Never there: it carries the type. */
  readonly component?: Component;
}

/** Makes a row, with the type of the components and everything that the row says. */
export function kind<Component>() {
  return <const Row extends Kind<Component>>(row: Row): Row & Omit<Kind<Component>, keyof Row> => row;
}
