import { evaluate } from "@netgraft/testing";
import { expect } from "chai";
import { goldenPrograms, reordered } from "./golden-operations.js";
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
      Object.fromEntries(
        outputs.map(([name, { axes, data }]) => {
          const sizes = Object.fromEntries(axes.map((axis) => [axis.name, axis.size]));
          // A decomposition may have the axes in another order than the program's output.
          const order = (program.graph.outputs[name]?.axes ?? axes).map((axis) => axis.name);
          return [name, reordered({ axes: sizes, data }, order)];
        }),
      ),
    );
  };

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
