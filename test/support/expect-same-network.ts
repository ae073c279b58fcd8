import { expect } from "chai";
import { inPyTorchOrder } from "./pytorch-order.js";
import type { CheckedSource } from "./pytorch-sources.js";

/** Holds a network's source to the network: its state by name, order and shape, its logits, its gradients and statistics. */
export function expectSameNetwork(
  name: string,
  { keys, shapes, logits, training, forms, expected }: CheckedSource,
): void {
  const shapeOf = new Map(expected.map((spec) => [spec.name, spec.shape]));
  expect(keys, name).to.deep.equal(inPyTorchOrder([...shapeOf.keys()]));
  expect(shapes, name).to.deep.equal(keys.map((key) => shapeOf.get(key)));
  expect(logits, `${name}: logits`).to.be.below(1e-4);
  const apart = Object.entries({ ...training, ...forms }).filter(([, distance]) => !(distance < 1e-4));
  expect(Object.fromEntries(apart), name).to.deep.equal({});
}
