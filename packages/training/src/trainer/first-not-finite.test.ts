import { axes, type Engine, float32Tensor, GraphBuilder, only, relu, type Tensor } from "@netgraft/core/graph";
import { expect } from "chai";
import { firstNotFinite } from "./first-not-finite.js";

const number = (value: number): Tensor<"float32"> => float32Tensor([], Float32Array.of(value));

/** A chain of nodes: `node_0`, `node_1`, … */
function chain(length: number): GraphBuilder {
  const b = new GraphBuilder("chain");
  let x = b.input("x", { dtype: "float32", axes: axes({ batch: 2 }) });
  for (let index = 0; index < length; index += 1) x = only(b.apply(relu, [x], {}, `node_${index}`));
  return b;
}

/** An engine in which what nodes compute is no number from one of them on; it counts the outputs that are asked for. */
function failing(from: number, asked: number[]): Engine {
  const unused = (): Promise<never> => Promise.reject(new Error("not used"));
  return {
    name: "failing",
    summary: "",
    unsupported: () => [],
    open: unused,
    async openTraining({ step }) {
      const outputs = Object.keys(step.outputs);
      asked.push(outputs.length);
      const values = outputs.map((name): [string, Tensor<"float32">] => [
        name,
        number(Number.parseFloat(name) >= from ? Number.NaN : 0),
      ]);
      return {
        environment: {},
        step: () => Promise.resolve(Object.fromEntries(values)),
        accumulate: unused,
        predict: unused,
        undo: unused,
        readState: unused,
        writeState: unused,
        release: () => Promise.resolve(),
      };
    },
  };
}

describe("the first number that is not finite", () => {
  const graph = chain(2100).build();
  const inputs = { x: float32Tensor([2], Float32Array.of(1, 2)) };

  for (const [from, parts] of [
    [0, [500]],
    [499, [500]],
    [500, [500, 2000]],
    [2099, [500, 2000, 2100]],
    [9999, [500, 2000, 2100]],
  ] as const)
    it(`is found among the nodes, part by part: from node ${from} on`, async () => {
      const asked: number[] = [];
      const found = await firstNotFinite({ graph, state: new Map(), inputs }, failing(from, asked), {});
      expect(found?.at).to.equal(from < 2100 ? `node_${from}` : undefined);
      expect(asked).to.deep.equal(parts);
    });

  it("is in the inputs or the state before", async () => {
    const asked: number[] = [];
    const wrong = float32Tensor([2], Float32Array.of(0, Infinity));
    const find = (given: object): Promise<unknown> =>
      firstNotFinite({ graph, state: new Map(), inputs, ...given }, failing(0, asked), {});
    expect(await find({ inputs: { x: wrong } })).to.deep.equal({ at: "x", what: "an input" });
    expect(await find({ state: new Map([["w", wrong]]) })).to.deep.equal({ at: "w", what: "a tensor of the state" });
    expect(asked).to.deep.equal([]);
  });
});
