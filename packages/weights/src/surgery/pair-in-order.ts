import type { TensorSpec } from "@netgraft/core/graph";
import { fitsModule, type ModuleTensors, moduleTensors, type NamedShape, tensorName } from "./module-tensors.js";
import { moduleTree } from "./module-tree.js";
import { belongsTo } from "./modules.js";
import { movedOrders } from "./moved-orders.js";
import { ordersOfTree } from "./orders-of-tree.js";

/** What is known of a file's tensors where names are paired. */
export interface PairingOptions {
  /** Whether they come in the order in which the file's author built the layers; not in safetensors, which sorts names. */
  readonly hasOrder?: boolean;
  /** Modules of the network that the file may lack, and of the file that the network has not: patterns of paths. */
  readonly except?: readonly string[];
}

/** The tensors of a file as those of a network. */
export interface OrderPairing {
  /** The file's names by the network's, every tensor once. */
  readonly names: ReadonlyMap<string, string>;
  /** How many modules were paired. */
  readonly modules: number;
}

/**
 * Pairs the tensors of a file with those of a network whose names differ, by the order in which their modules are built: every tensor is
 * used once, kinds (weight, bias, …) and shapes are equal, and names that both have mean the same. The classifier may be for other classes.
 *
 * The file's own order is taken where it fits. Where it was lost, as in safetensors, which sorts names, the order is that in which modules fit,
 * with those of one module side by side and numbered ones by their numbers. Where several fit, the author's counts that has one thing
 * moved alone, such as a shortcut that is built before its branch.
 *
 * @returns undefined where none fits; `"ambiguous"` where several do
 */
export function pairInOrder(
  specs: readonly TensorSpec[],
  found: readonly NamedShape[],
  { hasOrder = false, except = [] }: PairingOptions = {},
): OrderPairing | "ambiguous" | undefined {
  const isExcepted = belongsTo(except);
  const isNeeded = ({ name }: NamedShape): boolean => !isExcepted(name);
  const layouts = [specs, specs.filter(isNeeded)]
    .flatMap((some) => [some, some.filter(({ auxiliary }) => auxiliary !== true)])
    .map(moduleTensors);
  const [wanted, modules] =
    [found, found.filter(isNeeded)]
      .map(moduleTensors)
      .flatMap((some) => layouts.map((each) => [each, some] as const))
      .find(([each, some]) => each.length === some.length) ?? [];
  if (wanted === undefined || modules === undefined || wanted.length === 0) return undefined;
  const paths = new Set(wanted.map(({ path }) => path));
  const fits = (module: ModuleTensors, place: number): boolean => {
    const other = wanted[place];
    if (other === undefined || (paths.has(module.path) && module.path !== other.path)) return false;
    return fitsModule(other, module, place === wanted.length - 1);
  };
  if (hasOrder && modules.every(fits)) return pairing(wanted, modules);
  const tree = moduleTree(modules);
  const [order, second] = (tree && ordersOfTree(tree, fits)) ?? [];
  if (order !== undefined && second === undefined) return pairing(wanted, order);
  const moved = hasOrder ? [...movedOrders(modules)].filter((each) => each.every(fits)) : [];
  const [only, other] = moved;
  if (only !== undefined && other === undefined) return pairing(wanted, only);
  return order === undefined && only === undefined ? undefined : "ambiguous";
}

function pairing(wanted: readonly ModuleTensors[], order: readonly ModuleTensors[]): OrderPairing {
  const names = wanted.flatMap((module, place) => {
    const other = order[place];
    return other === undefined
      ? []
      : [...module.kinds.keys()].map((kind): [string, string] => [tensorName(module, kind), tensorName(other, kind)]);
  });
  return { names: new Map(names), modules: wanted.length };
}
