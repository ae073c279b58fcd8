import { expect } from "chai";
import fc from "fast-check";
import { NetgraftError } from "../errors/netgraft-error.js";
import { coreOperations } from "../operations/core-operations.js";
import { rewrite } from "../passes/rewrite.js";
import { summarize } from "../passes/summarize.js";
import type { Graph } from "./graph.js";
import { graphFromJson } from "./graph-from-json.js";
import { graphToJson } from "./graph-to-json.js";
import { richGraph } from "./rich-graph.test.support.js";

type Path = readonly (string | number)[];

/** One change: something else at a place, nothing at a place, or a copy of what is at another place. */
type Mutation =
  | { readonly kind: "replace"; readonly path: Path; readonly by: unknown }
  | { readonly kind: "remove"; readonly path: Path }
  | { readonly kind: "copy"; readonly path: Path; readonly from: Path };

const form = graphToJson(richGraph());
const paths = placesOf(form);
/** Values that stand anywhere in the form are more likely to be taken than others. */
const somePath = fc.constantFrom(...paths);
const someValue = fc.oneof(
  fc.integer({ min: -2, max: 300 }),
  fc.double(),
  fc.boolean(),
  fc.constantFrom(
    "",
    "any",
    "batch",
    "channel",
    "float32",
    "int32",
    "relu",
    "concat",
    "zeros",
    "__proto__",
    "constructor",
  ),
  fc.constantFrom(undefined, [], {}),
  fc.jsonValue({ maxDepth: 1 }),
);
const someMutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ kind: fc.constant("replace" as const), path: somePath, by: someValue }),
  fc.record({ kind: fc.constant("remove" as const), path: somePath }),
  fc.record({ kind: fc.constant("copy" as const), path: somePath, from: somePath }),
);

describe("reading mutated JSON of a graph", () => {
  it("gives a coded error with places, or a graph that is sound @long", function () {
    this.timeout(60_000);
    fc.assert(
      fc.property(fc.array(someMutation, { minLength: 1, maxLength: 2 }), (mutations) => {
        const mutated = structuredClone(form);
        for (const mutation of mutations) mutate(mutated, mutation);
        let graph: Graph;
        try {
          graph = graphFromJson(mutated, coreOperations);
        } catch (error) {
          if (!(error instanceof NetgraftError)) throw error;
          expect(error.code).to.equal("NG_GRAPH_INVALID");
          for (const problem of error.problems) expect(problem.at).to.be.a("string").and.not.equal("");
          return;
        }
        assertSound(graph);
      }),
      { numRuns: 400 },
    );
  });
});

/** Types are as inferred, references lead somewhere, and passes can walk the graph. */
function assertSound(graph: Graph): void {
  for (const { operation, inputs, outputs, attributes } of graph.nodes) {
    const types = outputs.map(({ dtype, axes }) => ({ dtype, axes }));
    expect(operation.infer(inputs, attributes)).to.deep.equal(types);
  }
  const copy = rewrite(graph, () => undefined);
  expect(copy.state()).to.deep.equal(graph.state());
  expect(Object.keys(copy.outputs)).to.deep.equal(Object.keys(graph.outputs));
  expect(copy.marks).to.have.length(graph.marks.length);
  expect(summarize(copy)).to.deep.equal(summarize(graph));
  for (const { shape } of graph.state()) for (const size of shape) expect(size).to.be.greaterThan(0);
}

function placesOf(item: unknown, path: Path = []): Path[] {
  if (typeof item !== "object" || item === null) return [path];
  const inside = Object.entries(item).flatMap(([key, part]) => placesOf(part, [...path, key]));
  return path.length === 0 ? inside : [path, ...inside];
}

function mutate(whole: object, mutation: Mutation): void {
  const key = mutation.path.at(-1) ?? "";
  const parent = at(whole, mutation.path.slice(0, -1));
  if (typeof parent !== "object" || parent === null) return;
  if (mutation.kind === "remove" && Array.isArray(parent)) parent.splice(Number(key), 1);
  else if (mutation.kind === "remove") Reflect.deleteProperty(parent, key);
  else Reflect.set(parent, key, mutation.kind === "replace" ? mutation.by : structuredClone(at(whole, mutation.from)));
}

function at(whole: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (item, key) => (typeof item === "object" && item !== null ? Reflect.get(item, key) : undefined),
    whole,
  );
}
