import { expect } from "chai";
import { problemOf, thrown } from "../errors/thrown.test.support.js";
import { coreOperations } from "../operations/core-operations.js";
import { relu } from "../operations/elementwise/activations.js";
import { conv } from "../operations/product/conv.js";
import { only } from "../operations/rules/arity.js";
import { squareWindow } from "../operations/rules/window.js";
import { axes } from "./axes.js";
import { GraphBuilder } from "./graph-builder.js";
import { graphFromJson } from "./graph-from-json.js";
import type { GraphJson } from "./graph-json-schema.js";
import { graphToJson } from "./graph-to-json.js";

/** Values: 0 image, 1 weight, 2 bias, 3 one, 4 convolved, 5 activated. Scopes: 0 network, 1 stage, 2 block. */
function smallGraph(): GraphJson {
  const b = new GraphBuilder("small");
  const x = b.input("image", { dtype: "float32", axes: axes({ batch: "any", channel: 3, height: 8, width: 8 }) });
  b.within({ kind: "stage", path: "layer1" }, () =>
    b.within({ kind: "block", path: "layer1.0" }, ({ id: scope }) => {
      const weight = b.parameter("conv.weight", axes({ out: 4, in: 3, height: 3, width: 3 }), {
        kind: "heNormal",
        fan: "out",
      });
      const bias = b.parameter("conv.bias", axes({ out: 4 }), { kind: "zeros" });
      b.constant({ dtype: "float32", axes: axes({ channel: 2 }) }, [1, 2]);
      const y = only(b.apply(conv, [x, weight, bias], { groups: 1, windows: squareWindow({ size: 3 }) }, "conv"));
      const z = only(b.apply(relu, [y], {}, "act"));
      b.mark({ kind: "site", site: "output", scope, before: y.id, value: z.id });
      b.mark({ kind: "gate", scope, value: z.id });
      b.output("y", z);
    }),
  );
  return graphToJson(b.build());
}

/** What is wrong, where a problem is reported and with which words; what is put where. */
const cases: readonly [what: string, at: string, says: string, place: string, value: unknown][] = [
  ["an unknown key", "graph", "Unrecognized", "extra", 1],
  ["an unknown kind of scope", "scopes.1.kind", "Invalid", "scopes.1.kind", "room"],
  ["a scope that is not at its place", "scopes.2", "id", "scopes.2.id", 1],
  ["a scope inside itself", "scopes.2", "parent", "scopes.2.parent", 2],
  ["a scope without a parent", "scopes.1", "parent", "scopes.1.parent", undefined],
  ["a first scope that is a block", "scopes.0", "network", "scopes.0.kind", "block"],
  ["no scope at all", "scopes", "no scope", "scopes", []],
  ["a symbolic size that is not called any", "values.0.axes.0.size", "Invalid", "values.0.axes.0.size", "n"],
  ["an axis of size 0", "values.0.axes.1.size", "Too small", "values.0.axes.1.size", 0],
  ["two axes of one name", "values.0", `two axes "height"`, "values.0.axes.3.name", "height"],
  ["a parameter with a batch", "values.2", `no axis "batch"`, "values.2.axes.0.name", "batch"],
  ["a constant with a batch", "values.3", `no axis "batch"`, "values.3.axes.0.name", "batch"],
  ["a parameter of whole numbers", "values.2", "dtype", "values.2.dtype", "int32"],
  ["a constant with too few elements", "values.3", "one number per element", "values.3.source.data", [1]],
  ["a constant that is not finite", "values.3.source.data.0", "Invalid", "values.3.source.data.0", Infinity],
  ["a name of the state used twice", "values.2", "conv.weight", "values.2.source.name", "conv.weight"],
  ["an unknown initializer", "values.1.source.initializer.kind", "Invalid", "values.1.source.initializer.kind", "ten"],
  ["an input that is not listed", "values.0", `input "picture"`, "values.0.source.name", "picture"],
  ["an input that is a parameter", "inputs.image", "not an input", "inputs.image", 1],
  ["an input under two names", "inputs.mask", "not an input", "inputs.mask", 0],
  ["an input that does not exist", "inputs.mask", "value 99", "inputs.mask", 99],
  ["an output that does not exist", "outputs.y", "value 99", "outputs.y", 99],
  ["a value of a node that does not exist", "values.5", "node 7", "values.5.source.node", 7],
  ["a value of another port", "values.5", "output 1", "values.5.source.port", 1],
  ["an unknown operation", "layer1.0.act", `"relo"`, "nodes.1.operation", "relo"],
  ["an unknown attribute", "layer1.0.act", "Unrecognized", "nodes.1.attributes.slope", 0.1],
  ["a wrong attribute", "layer1.0.conv.groups", "Invalid", "nodes.0.attributes.groups", "one"],
  ["attributes that do not fit the inputs", "layer1.0.conv", "divisible", "nodes.0.attributes.groups", 2],
  ["too many inputs", "layer1.0.act", "number of inputs", "nodes.1.inputs", [4, 4]],
  ["an input of a node that does not exist", "layer1.0.act", "value 99", "nodes.1.inputs.0", 99],
  ["an input that is computed later", "layer1.0.conv", "before it is computed", "nodes.0.inputs.0", 5],
  ["nodes in another order", "layer1.0.act", "before it is computed", "nodes", smallGraph().nodes.toReversed()],
  ["a node without its output", "layer1.0.act", "outputs", "nodes.1.outputs", []],
  ["a node with the output of another", "layer1.0.act", "outputs", "nodes.1.outputs.0", 4],
  ["an output of another size", "layer1.0.act", "outputs", "values.5.axes.1.size", 5],
  ["an output of another dtype", "layer1.0.act", "outputs", "values.5.dtype", "int32"],
  ["axes in another order", "layer1.0.act", "outputs", "values.5.axes", smallGraph().values[5]?.axes.toReversed()],
  ["a path used twice", "layer1.0.conv", "two nodes", "nodes.1.path", "layer1.0.conv"],
  ["a path outside the scope", "layer2.act", "scope", "nodes.1.path", "layer2.act"],
  ["an empty path", "nodes.1", "no path", "nodes.1.path", ""],
  ["a scope that does not exist", "layer1.0.act", "scope 9", "nodes.1.scope", 9],
  ["a mark at a value that does not exist", "marks.0", "value 99", "marks.0.value", 99],
  ["a mark after a value that does not exist", "marks.0", "value 99", "marks.0.before", 99],
  ["a mark in a scope that does not exist", "marks.1", "scope 9", "marks.1.scope", 9],
];

describe("reading a graph from JSON", () => {
  for (const [what, at, says, place, value] of cases) {
    it(`refuses ${what}, naming the place`, () => {
      const form = smallGraph();
      set(form, place, value);
      const { problems, message } = thrown("NG_GRAPH_INVALID", () => graphFromJson(form, coreOperations));
      const here = problems.filter((problem) => problem.at === at).map((problem) => JSON.stringify(problem));
      expect(here, `no problem at ${at}:\n${message}`).to.not.deep.equal([]);
      expect(here.join("\n")).to.contain(says.replaceAll(`"`, String.raw`\"`));
    });
  }

  for (const name of ["__proto__", "a..b", "a/b", "a b", "a\n", "a\u202eb", "\u001b[2K"])
    it(`refuses a name that a builder would not take: ${JSON.stringify(name)}`, () => {
      const path = `layer1.0.${name}`;
      const places = [
        "scopes.2.path",
        "values.1.source.name",
        ...(/[\n\u202e]|\[2K/.test(name) ? ["nodes.1.path"] : []),
      ];
      for (const place of places) {
        const form = smallGraph();
        set(form, place, place === "scopes.2.path" ? name : path);
        const { problems } = thrown("NG_GRAPH_INVALID", () => graphFromJson(form, coreOperations));
        expect(problems.filter(({ at }) => at === place).map(({ found }) => found)).to.deep.equal([
          JSON.stringify(place === "scopes.2.path" ? name : path),
        ]);
      }
    });

  for (const name of ["__proto__", "constructor", "a\n", "a\u202eb", ""])
    it(`refuses an output of a name that a builder would not take: ${JSON.stringify(name)}`, () => {
      const form = { ...smallGraph(), outputs: Object.fromEntries([[name, 5]]) };
      expect(() => graphFromJson(JSON.parse(JSON.stringify(form)), coreOperations)).to.throw(/cannot be one/);
    });

  it("says one thing about one mistake", () => {
    const form = smallGraph();
    set(form, "nodes.0.attributes.groups", "one");
    expect(problemOf("NG_GRAPH_INVALID", () => graphFromJson(form, coreOperations)).at).to.equal(
      "layer1.0.conv.groups",
    );
  });

  it("refuses a second input of one name", () => {
    const form = smallGraph();
    const [image] = form.values;
    set(form, "values.6", image);
    const problem = problemOf("NG_GRAPH_INVALID", () => graphFromJson(form, coreOperations));
    expect(problem).to.deep.equal({ at: "values.6", message: `is not the graph's input "image"` });
  });

  it("suggests the operation that was meant", () => {
    const form = smallGraph();
    set(form, "nodes.1.operation", "relo");
    expect(problemOf("NG_GRAPH_INVALID", () => graphFromJson(form, coreOperations)).nearest).to.equal("relu");
  });

  it("says what an operation computes where the file says otherwise", () => {
    const form = smallGraph();
    set(form, "values.5.axes.1.size", 5);
    expect(problemOf("NG_GRAPH_INVALID", () => graphFromJson(form, coreOperations))).to.deep.include({
      expected: "float32 [batch: any, channel: 4, height: 6, width: 6]",
      found: "float32 [batch: any, channel: 5, height: 6, width: 6]",
    });
  });

  it("lists all problems at once", () => {
    const form = smallGraph();
    set(form, "nodes.0.attributes.groups", 2);
    set(form, "nodes.1.operation", "relo");
    set(form, "marks.0.value", 99);
    set(form, "scopes.2.parent", 5);
    const { problems } = thrown("NG_GRAPH_INVALID", () => graphFromJson(form, coreOperations));
    expect(problems.map(({ at }) => at)).to.have.members(["layer1.0.conv", "layer1.0.act", "marks.0", "scopes.2"]);
  });

  it("takes the failure of an operation of a plugin for a problem of its node", () => {
    const broken = { ...relu, infer: () => (undefined as unknown as []).map(String) as never };
    const problem = problemOf("NG_GRAPH_INVALID", () =>
      graphFromJson(smallGraph(), new Map([...coreOperations, ["relu", broken]])),
    );
    expect(problem.at).to.equal("layer1.0.act");
    expect(problem.message).to.contain("TypeError");
  });
});

/** Puts a value at a place such as `nodes.1.path`, whatever the type says. */
function set(form: GraphJson, place: string, value: unknown): void {
  const keys = place.split(".");
  const parent = keys.slice(0, -1).reduce<object>((item, key) => Reflect.get(item, key) as object, form);
  Reflect.set(parent, keys.at(-1) ?? "", value);
}
