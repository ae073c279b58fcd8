import { z } from "@netgraft/core";

const layer = z.looseObject({
  class_name: z.string(),
  name: z.string().optional(),
  config: z
    .looseObject({ name: z.string().optional(), scale: z.boolean().optional(), center: z.boolean().optional() })
    .optional(),
});

/** What the config of a Keras model says of a layer. */
export interface KerasLayer {
  /** Its class, e.g. `DepthwiseConv2D`. */
  readonly kind: string;
  /** Whether a batch norm has a scale and an offset of its own, where it is said. */
  readonly scale: boolean | undefined;
  readonly center: boolean | undefined;
}

const MAX_DEPTH = 20;

/** The layers of a Keras model by their names, in the order of its config, those of models inside it, too. */
export function layersOf(config: unknown): ReadonlyMap<string, KerasLayer> {
  const layers = new Map<string, KerasLayer>();
  const visit = (value: unknown, depth: number): void => {
    if (typeof value !== "object" || value === null || depth > MAX_DEPTH) return;
    const { data } = layer.safeParse(value);
    const name = data?.config?.name ?? data?.name;
    if (data !== undefined && name !== undefined && !layers.has(name))
      layers.set(name, { kind: data.class_name, scale: data.config?.scale, center: data.config?.center });
    for (const item of Object.values(value)) visit(item, depth + 1);
  };
  visit(config, 0);
  return layers;
}

/** Variables in the order of the layers in the model's config, which files that sort names have lost; those of no known layer come last. */
export function inOrder<Variable extends { readonly layer: string }>(
  variables: readonly Variable[],
  layers: ReadonlyMap<string, KerasLayer>,
): readonly Variable[] {
  const ranks = new Map([...layers.keys()].map((name, rank) => [name, rank]));
  const rank = ({ layer: name }: Variable): number => ranks.get(name) ?? ranks.size;
  return variables.toSorted((one, other) => rank(one) - rank(other));
}

/** What of a model's layers PyTorch's layout does not settle: sentences for the user. */
export function notesOf(layers: ReadonlyMap<string, KerasLayer>): readonly string[] {
  const flattening = [...layers].find(([, { kind }]) => kind === "Flatten")?.[0];
  if (flattening === undefined) return [];
  return [
    `behind ${JSON.stringify(flattening)}, which flattens maps with their channels last, a dense layer has its inputs in another order than in PyTorch, unless the maps are of one point`,
  ];
}
