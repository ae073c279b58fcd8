import type { z } from "#zod";
import type { ByPlural } from "../../kinds/kinds.js";
import {
  type ComponentChoice,
  chooseComponent,
  type ChosenComponent,
  type ComponentLookup,
} from "./choose-component.js";
import { type ChosenKind, chosenKinds, type KeyIn, type ListedKind } from "../form/component-schema.js";
import type { ConfigPath } from "../tree/config-path.js";
import { plainAt, toPlain } from "../tree/to-plain.js";
import type { Sourced } from "../tree/sourced.js";

/** The components of one kind; a registry of the catalog is one. */
export interface ComponentsOfKind {
  readonly byName: ComponentLookup;
}

/** All components that a network's config may choose from; the catalog has them. */
export interface NetworkComponents extends ByPlural<{ readonly [K in ChosenKind]: ComponentsOfKind }> {}

/** The components that a section of a config has chosen, by the keys that choose them. */
export type ChosenIn<Section extends readonly string[]> = {
  readonly [K in ChosenKind as KeyIn<Section, K>]: K extends ListedKind ? readonly ChosenComponent[] : ChosenComponent;
};

/** What came of a choice, and its place. */
export interface PlacedChoice extends ComponentChoice {
  readonly path: ConfigPath;
}

/** The components that a config chooses, kind by kind. @param plain what `tree` says */
export function chooseComponents(
  tree: Sourced,
  plain: unknown,
  components: NetworkComponents,
): readonly PlacedChoice[] {
  return chosenKinds.flatMap(({ kind, plural, choice }) => {
    const { byName } = components[plural];
    return placesOf(plain, choice.at).map((path) => {
      return { path, ...chooseComponent(tree, path, kind, byName, choice.default) };
    });
  });
}

/** The schemas of the options that a config gives to components, with the places of the components. */
export function optionSchemas(
  tree: Sourced,
  components: NetworkComponents,
): readonly { readonly path: ConfigPath; readonly schema: z.core.$ZodType }[] {
  const plain = toPlain(tree);
  const places = chosenKinds.flatMap(({ plural, choice }) =>
    placesOf(plain, choice.at).map((path) => ({ path, known: components[plural].byName })),
  );
  return places.flatMap(({ path, known }) => {
    const type = plainAt(plain, [...path, "type"]);
    const schema = typeof type === "string" ? known.get(type)?.options : undefined;
    return schema === undefined ? [] : [{ path, schema }];
  });
}

/** A config with each component that it chooses changed; where it chooses none, nothing is. */
export function mapChosen(config: object, change: (component: unknown, path: ConfigPath) => unknown): unknown {
  const places = chosenKinds.flatMap(({ choice }) => placesOf(config, choice.at));
  return places.reduce<unknown>((changed, path) => {
    const component = plainAt(config, path);
    return component === undefined ? changed : withAt(changed, path, change(component, path));
  }, config);
}

/** The places that a row's `at` means in a config: those whose map, or whose list, is there. */
function placesOf(value: unknown, [key, ...below]: readonly string[]): readonly ConfigPath[] {
  if (key === undefined) return [[]];
  if (Array.isArray(value))
    return key === "*" ? value.flatMap((item, index) => placesOf(item, below).map((path) => [index, ...path])) : [];
  if (typeof value !== "object" || value === null || key === "*") return [];
  return placesOf(plainAt(value, [key]), below).map((path) => [key, ...path]);
}

function withAt(value: unknown, [key, ...below]: ConfigPath, part: unknown): unknown {
  if (key === undefined) return part;
  if (Array.isArray(value))
    return value.map((item: unknown, index) => (index === key ? withAt(item, below, part) : item));
  return { ...Object(value), [key]: withAt(plainAt(value, [key]), below, part) };
}
