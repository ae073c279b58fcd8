import { fitsShape } from "./fits-shape.js";
import { isBatchCount } from "./is-batch-count.js";

/** A tensor that is known by name and shape. */
export interface NamedShape {
  readonly name: string;
  readonly shape: readonly number[];
}

/** The tensors that lie in one module: a convolution's weight and bias, the four of a batch norm. */
export interface ModuleTensors {
  /** The module's path; that of the root is empty. */
  readonly path: string;
  /** Shapes by the last part of the name, e.g. `weight`, `running_mean`. */
  readonly kinds: ReadonlyMap<string, readonly number[]>;
}

/** The modules that tensors lie in, each where its first tensor comes; counts of batches are left out. */
export function moduleTensors(tensors: Iterable<NamedShape>): readonly ModuleTensors[] {
  const modules = new Map<string, Map<string, readonly number[]>>();
  for (const { name, shape } of tensors) {
    if (isBatchCount(name)) continue;
    const dot = name.lastIndexOf(".");
    const path = name.slice(0, Math.max(0, dot));
    const kinds = modules.get(path) ?? new Map<string, readonly number[]>();
    modules.set(path, kinds.set(name.slice(dot + 1), shape));
  }
  return [...modules].map(([path, kinds]) => ({ path, kinds }));
}

/** The name of a module's tensor. */
export function tensorName({ path }: ModuleTensors, kind: string): string {
  return path === "" ? kind : `${path}.${kind}`;
}

/**
 * Whether two modules have tensors of the same kinds and shapes.
 * @param anyOutputs whether they may have other numbers of outputs, as classifiers for other classes have
 */
export function fitsModule(wanted: ModuleTensors, found: ModuleTensors, anyOutputs = false): boolean {
  if (wanted.kinds.size !== found.kinds.size) return false;
  return [...wanted.kinds].every(([kind, shape]) => {
    const other = found.kinds.get(kind);
    if (other === undefined) return false;
    if (!anyOutputs || other.length === 0) return fitsShape(shape, other);
    return fitsShape([1, ...shape.slice(1)], [1, ...other.slice(1)]);
  });
}
