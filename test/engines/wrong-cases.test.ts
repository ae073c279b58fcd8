import { type Axes, float32Tensor, type Tensor } from "@netgraft/core/graph";
import { evaluate } from "@netgraft/testing";
import { expect } from "chai";
import { goldenPrograms } from "./golden-operations.js";
import { type Run, wrongCases } from "./wrong-cases.js";

const asListed = (names: readonly string[]): readonly string[] => names;

/** The evaluation by definitions as an engine that refuses programs with an operation. */
const without =
  (refused: string): Run =>
  (program, inputs) => {
    if (program.graph.nodes.some(({ operation }) => operation.kind === refused))
      return Promise.reject(new Error(`${refused} is not supported`));
    const outputs = Object.entries(evaluate(program, inputs));
    return Promise.resolve(
      Object.fromEntries(outputs.map(([name, tensor]) => [name, inOrder(tensor, program.graph.outputs[name]?.axes)])),
    );
  };

/** A tensor with its axes in the order of the program's output, where a decomposition has them in another. */
function inOrder({ axes, data }: ReturnType<typeof evaluate>[string], wanted: Axes = axes): Tensor {
  const sizes = wanted.map(({ name }) => axes.find((axis) => axis.name === name)?.size ?? 0);
  const stride = (name: string): number => {
    const index = axes.findIndex((axis) => axis.name === name);
    return axes.slice(index + 1).reduce((product, { size }) => product * size, 1);
  };
  let places = [0];
  for (const [index, { name }] of wanted.entries())
    places = places.flatMap((place) => Array.from({ length: sizes[index] ?? 0 }, (_, q) => place + q * stride(name)));
  return float32Tensor(
    sizes,
    Float32Array.from(places, (place) => data[place] ?? Number.NaN),
  );
}

describe("cases that an engine gets wrong", () => {
  const programs = goldenPrograms(asListed);
  const wrongWithout = async (refused: string): Promise<readonly string[]> =>
    (await Promise.all(programs.map((golden) => wrongCases(golden, asListed, without(refused))))).flat();

  it("are none where all is as expected", async () => {
    expect(await wrongWithout("nothing")).to.deep.equal([]);
  });

  it("are named, with the reason, where the whole program is refused for one operation", async () => {
    const refused = programs.flatMap(({ cases }) => cases.filter(({ operation }) => operation === "erf"));
    expect(refused).to.not.be.empty;
    expect(await wrongWithout("erf")).to.deep.equal(refused.map(({ name }) => `${name}: erf is not supported`));
  });
});
