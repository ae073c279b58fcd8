import type { Value } from "@netgraft/core";
import { arrange, type Emission, type EmittedTensor, orderOf } from "@netgraft/onnx/lowering";
import { type Chain, chainOf } from "./chain/chain.js";
import { type FeatureMap, mapAxes, mapOrder, type MapSizes, mapSizes } from "./chain/feature-map.js";
import type { MapArithmetic } from "./chain/map-arithmetic.js";
import type { MapLayout } from "./chain/map-layout.js";
import type { Vector } from "./chain/vector.js";
import type { Form } from "./form.js";
import type { StorageOrder } from "./storage/storage-order.js";
import { countOf, isSameOrder, shapeOf, type Stored, toStored, toTensor } from "./storage/stored.js";

/** The values that have been lowered, each in the form that it came in, and in others where they are asked for. */
export class Forms {
  readonly #emission: Emission;
  readonly #layout: MapLayout;
  readonly #maps: MapArithmetic;
  readonly #forms = new Map<number, Form>();
  readonly #tensors = new Map<number, EmittedTensor>();
  readonly #plain = new Map<string, string>();

  constructor(emission: Emission, layout: MapLayout, maps: MapArithmetic) {
    this.#emission = emission;
    this.#layout = layout;
    this.#maps = maps;
  }

  set({ id }: Value, form: Form): void {
    this.#forms.set(id, form);
  }

  /** The sizes of a value that is a feature map in the step's layout. */
  sizes({ axes }: Pick<Value, "axes">): MapSizes | undefined {
    return mapSizes(axes, this.#layout.block);
  }

  /** In the form that it came in. */
  of({ id }: Value): Form {
    const form = this.#forms.get(id);
    if (form === undefined) throw new TypeError("a node comes before one that it depends on");
    return form;
  }

  /** As a tensor; every value can be one. */
  tensor(value: Value): EmittedTensor {
    const form = this.of(value);
    if ("tensor" in form) return form.tensor;
    const tensor = this.#tensors.get(value.id) ?? this.#tensorOf(value, form);
    this.#tensors.set(value.id, tensor);
    return tensor;
  }

  /** As a feature map that may not be computed yet; undefined where it is none. A product is computed. */
  chain(value: Value): Chain | undefined {
    const form = this.of(value);
    if ("chain" in form) return form.chain;
    if ("product" in form) return chainOf(this.#compute(value, form.product));
    const sizes = this.sizes(value);
    if (sizes === undefined || !("tensor" in form)) return undefined;
    const plain = arrange(this.#emission, form.tensor, mapOrder);
    const map = { name: this.#layout.fromPlain(this.#emission, plain.name, sizes), sizes };
    this.#plain.set(map.name, plain.name);
    const chain = chainOf(map);
    this.set(value, { chain });
    return chain;
  }

  /** As a computed feature map; undefined where it is none. */
  map(value: Value): FeatureMap | undefined {
    const chain = this.chain(value);
    if (chain === undefined) return undefined;
    const map = this.#maps.compute(chain);
    this.set(value, { chain: chainOf(map) });
    return map;
  }

  /** As numbers by example and channel; undefined where it has other axes. */
  vector(value: Value): Vector | undefined {
    const form = this.of(value);
    if ("vector" in form) return form.vector;
    if ("chain" in form || "product" in form || value.dtype !== "float32") return undefined;
    const isKnown = value.axes.every(
      ({ name, size }) => size === 1 || ((name === "batch" || name === "channel") && size !== "any"),
    );
    if (!isKnown) return undefined;
    const sizeOf = (axis: string): number => Number(value.axes.find(({ name }) => name === axis)?.size ?? 1);
    const [count, columns] = [sizeOf("batch"), sizeOf("channel")];
    const given = this.tensor(value);
    const order = ["batch", "channel", ...orderOf(given).filter((axis) => axis !== "batch" && axis !== "channel")];
    const { name } = arrange(
      this.#emission,
      given,
      order.filter((axis) => value.has(axis)),
    );
    const shape = this.#emission.integers([count, columns]);
    const vector = { name: this.#emission.assist("Reshape", [name, shape]), rows: count, columns };
    this.set(value, { vector, axes: order.flatMap((axis) => value.axes.filter((own) => own.name === axis)) });
    return vector;
  }

  /** As a tensor of the state is stored in this order; its axes are in the order of the value's. */
  stored(value: Value, order: StorageOrder): Stored {
    const form = this.of(value);
    if ("stored" in form && isSameOrder(form.stored.order, order)) return form.stored;
    return toStored(this.#emission, arrange(this.#emission, this.tensor(value), orderOf(value)), order);
  }

  #tensorOf(value: Value, form: Exclude<Form, { tensor: EmittedTensor }>): EmittedTensor {
    if ("stored" in form) return toTensor(this.#emission, form.stored);
    if ("vector" in form) {
      const { vector, axes } = form;
      const isThatShape = axes.length === 2 && axes[0]?.name === "batch" && axes[1]?.name === "channel";
      if (isThatShape) return { name: vector.name, axes };
      const name = this.#maps.vectors.flat(vector, { rows: vector.rows, columns: countOf(axes) / vector.rows });
      return { name: this.#emission.assist("Reshape", [name, this.#emission.integers(shapeOf(axes))]), axes };
    }
    const map = "product" in form ? this.#compute(value, form.product) : this.#maps.compute(form.chain);
    this.set(value, { chain: chainOf(map) });
    return { name: this.#toPlain(map), axes: mapAxes(map.sizes) };
  }

  #compute(value: Value, [a, b]: readonly [Chain, Chain]): FeatureMap {
    const factors = [this.#maps.compute(a), this.#maps.compute(b)].map(({ name }) => name);
    const map = { name: this.#emission.assist("Mul", factors), sizes: a.sizes };
    this.set(value, { chain: chainOf(map) });
    return map;
  }

  #toPlain(map: FeatureMap): string {
    const plain = this.#plain.get(map.name) ?? this.#layout.toPlain(this.#emission, map);
    this.#plain.set(map.name, plain);
    return plain;
  }
}
