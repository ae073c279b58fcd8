import { z } from "#zod";
import type { Choice } from "../../kinds/kind.js";
import { type ComponentKind, componentKinds, type Kinds, kinds } from "../../kinds/kinds.js";
import { expecting } from "../schema/expecting.js";

/** A component as a config chooses it, by its type; its options are checked by the component's own schema. */
const chosen = z.looseObject({ type: z.string().min(1) });
type ChosenSchema = typeof chosen;

/** The kinds of components that configs choose. */
export type ChosenKind = {
  [K in ComponentKind]: Kinds[K] extends { readonly choice: Choice } ? K : never;
}[ComponentKind];

/** The rows of the kinds that configs choose, in order. */
export const chosenKinds = componentKinds.filter(isChosen).map((kind) => ({
  kind,
  plural: kinds[kind].plural,
  // As every row has it, rather than this one alone.
  choice: kinds[kind].choice as Choice,
}));

function isChosen(kind: ComponentKind): kind is ChosenKind {
  return kinds[kind].choice !== undefined;
}

/** The key of a section of a config that chooses a kind; never where it is chosen elsewhere. */
export type KeyIn<Section extends readonly string[], K extends ChosenKind> = Kinds[K]["choice"]["at"] extends
  readonly [...Section, infer Key extends string] | readonly [...Section, infer Key extends string, "*"]
  ? Key
  : never;

/** The kinds that are chosen as a list. */
export type ListedKind = {
  [K in ChosenKind]: Kinds[K]["choice"]["at"] extends readonly [...string[], "*"] ? K : never;
}[ChosenKind];

/** The schemas of a section's keys that choose components. */
type ComponentKeys<Section extends readonly string[]> = {
  readonly [K in ChosenKind as KeyIn<Section, K>]: K extends ListedKind
    ? z.ZodDefault<z.ZodArray<ChosenSchema>>
    : Kinds[K]["choice"] extends { readonly default: object }
      ? z.ZodDefault<ChosenSchema>
      : Kinds[K]["choice"] extends { readonly optional: true }
        ? z.ZodOptional<ChosenSchema>
        : ChosenSchema;
};

/** A map that chooses a component: in an error, the example stands for it. */
function mapSchema({ example }: Choice): ChosenSchema {
  return expecting(chosen.clone(), `a map such as ${example}`);
}

/** The schema of the map that chooses a component of a kind. */
export function componentSchema(kind: ChosenKind): ChosenSchema {
  const { choice } = kinds[kind];
  return mapSchema(choice).describe(choice.description);
}

/** The keys of a section of the config that choose components, such as `dataset` and `loss` in `["training"]`. */
export function componentKeys<const Section extends readonly string[]>(section: Section): ComponentKeys<Section> {
  const keys = chosenKinds.flatMap(({ choice }): [string, z.ZodType][] => {
    const [key, list, ...more] = section.every((name, index) => name === choice.at[index])
      ? choice.at.slice(section.length)
      : [];
    if (key === undefined || more.length > 0 || (list !== undefined && list !== "*")) return [];
    return [[key, keySchema(choice, list !== undefined).describe(choice.description)]];
  });
  // The type says of each row what the loop does with it.
  return Object.fromEntries(keys) as ComponentKeys<Section>;
}

function keySchema(choice: Choice, isList: boolean): z.ZodType {
  const map = mapSchema(choice);
  if (isList) return z.array(map).default([]);
  if (choice.default !== undefined) return map.default(choice.default);
  return choice.optional === true ? map.optional() : map;
}
