import type { Hdf5Group } from "../hdf5/hdf5-tree.js";
import type { KerasLayer } from "../tensorflow/layers-of.js";
import type { LayerVariable } from "../tensorflow/pytorch-layout.js";

/** The variables of classes of layers in the order of their numbers; of what is not here, kernel and bias. */
const roles: ReadonlyMap<string, readonly string[]> = new Map([
  ["separable_conv2d", ["depthwise_kernel", "pointwise_kernel", "bias"]],
  ["depthwise_conv2d", ["depthwise_kernel", "bias"]],
  ["layer_normalization", ["gamma", "beta"]],
  ["group_normalization", ["gamma", "beta"]],
]);

/**
 * The variables of a file of Keras 3: each layer is a group `<class>_<number>` with a group `vars`, in which variables are numbered.
 * The layer's name is said by newer files; where the config is known, it is that of the layer of that class and number.
 */
export function numberedVariables(root: Hdf5Group, layers: ReadonlyMap<string, KerasLayer>): readonly LayerVariable[] {
  const byPlace = places(layers);
  const visit = (group: Hdf5Group, path: readonly string[]): readonly LayerVariable[] => {
    const own = group.groups.get("vars");
    const place = path.at(-1) ?? "";
    const name =
      own?.texts.get("name")?.[0] ?? byPlace.get(place) ?? path.filter((part) => part !== "layers").join("/");
    const layer = layers.get(name);
    const kind = place.replace(/_\d+$/, "");
    const arrays = [...(own?.arrays.values() ?? [])];
    const order =
      kind === "batch_normalization" ? ofNorm(arrays.length, layer) : (roles.get(kind) ?? ["kernel", "bias"]);
    const variables = arrays.map((tensor, index): LayerVariable => {
      return { layer: name, role: order[index] ?? `${index}`, kind: layer?.kind, tensor };
    });
    const nested = [...group.groups].flatMap(([part, inner]) =>
      part === "vars" || part.startsWith("optimizer") ? [] : visit(inner, [...path, part]),
    );
    return [...variables, ...nested];
  };
  return visit(root, []);
}

/** Of three variables the first is the offset, where the config does not say that it is the scale: that is what is left out in practice. */
function ofNorm(count: number, layer: KerasLayer | undefined): readonly string[] {
  const statistics = ["moving_mean", "moving_variance"];
  if (count === 4) return ["gamma", "beta", ...statistics];
  if (count === 3) return [layer?.center === false ? "gamma" : "beta", ...statistics];
  return statistics;
}

/** The names of layers by their groups in a file: the class in snake case, numbered in the order of the layers. */
function places(layers: ReadonlyMap<string, KerasLayer>): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  const found = new Map<string, string>();
  for (const [name, { kind }] of layers) {
    // As `to_snake_case` of Keras does.
    const snake = kind
      .replaceAll(/\W+/g, "")
      .replaceAll(/(.)([A-Z][a-z]+)/g, "$1_$2")
      .replaceAll(/([a-z])([A-Z])/g, "$1_$2")
      .toLowerCase();
    const count = counts.get(snake) ?? 0;
    counts.set(snake, count + 1);
    found.set(count === 0 ? snake : `${snake}_${count}`, name);
  }
  return found;
}
