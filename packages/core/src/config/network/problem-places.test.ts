import { expect } from "chai";
import fc from "fast-check";
import type { Problem } from "../../errors/index.js";
import { components } from "../testing/example-components.test.js";
import { treeFromJson } from "../testing/tree-from-json.test.js";
import { checkNetwork } from "./validate-network.js";

const whole = {
  name: "n",
  plugins: ["p"],
  input: { channels: 3, height: 32, width: 32 },
  classes: 10,
  backbone: { type: "resnet", depth: 50, stem: "cifar" },
  attachments: [
    { id: "a", attach: { type: "se", reduction: 8 }, at: "conv2", where: { stages: [1], blocks: [0, "1..3"] } },
    {
      attach: {
        type: "many",
        pool: { kind: "gem", power: 2 },
        taps: [1],
        pair: [1, true],
        weights: { low: 1, high: 2 },
      },
    },
  ],
  preprocess: { mean: [0.5, 0.5, 0.5], interpolation: "bicubic" },
  labels: "names.txt",
  training: {
    dataset: { type: "folder", path: "d" },
    epochs: 3,
    augmentations: [{ type: "padAndCrop", padding: 2 }, { type: "horizontalFlip" }],
    weights: { file: "w", except: ["fc"] },
  },
};

const junk = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<unknown>(null, true, 0, -1, 1.5, "", "x", "resnt", [], {}, [null], [{}]) },
  // Keys that no config may have are refused before its form is looked at.
  {
    weight: 1,
    arbitrary: fc
      .jsonValue({ maxDepth: 2 })
      .filter((value) => !/"(__proto__|constructor|prototype)":/.test(JSON.stringify(value))),
  },
);
type Change = { readonly at: number; readonly how: "replace" | "remove" | "misspell" | "add"; readonly value: unknown };
const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(),
  how: fc.constantFrom("replace", "remove", "misspell", "add"),
  value: junk,
});

/** The config with one of its values, found by its number, changed. */
function changed(config: unknown, { at, how, value }: Change): unknown {
  const copy: unknown = structuredClone(config);
  const places: { readonly parent: Record<string, unknown> | unknown[]; readonly key: string }[] = [];
  const visit = (parent: unknown): void => {
    if (typeof parent !== "object" || parent === null) return;
    // An object that is no list has text as its keys.
    const map = parent as Record<string, unknown> | unknown[];
    for (const [key, child] of Object.entries(map)) {
      places.push({ parent: map, key });
      visit(child);
    }
  };
  visit(copy);
  const place = places[at % Math.max(places.length, 1)];
  if (place === undefined) return copy;
  const { parent, key } = place;
  const before: unknown = Reflect.get(parent, key);
  if (how === "replace" || Array.isArray(parent)) Reflect.set(parent, key, value);
  else if (how === "add") Reflect.set(parent, "extra", value);
  else {
    delete parent[key];
    if (how === "misspell") Reflect.set(parent, `${key}x`, before);
  }
  return copy;
}

function problemsOf(config: unknown): readonly Problem[] {
  const { network, faults } = checkNetwork(treeFromJson(JSON.stringify(config)), components);
  if (network !== undefined) return [];
  return faults.error().problems;
}

describe("problems of any config", () => {
  it("are none of the one that is changed", () => expect(problemsOf(whole)).to.deep.equal([]));

  it("have a place, where it was written, and each its own words @long", () => {
    let wrong = 0;
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        const problems = problemsOf(changes.reduce(changed, whole));
        if (problems.length > 0) wrong += 1;
        for (const { at, message, source } of problems) {
          expect(at, message).to.be.a("string").that.is.not.empty;
          expect(source, at).to.match(/^net\.yaml:\d+:\d+$/);
          expect(message).to.not.be.empty.and.not.include("\0");
        }
        const told = problems.map((problem) => JSON.stringify(problem));
        expect(new Set(told).size, told.join("\n")).to.equal(told.length);
      }),
      { numRuns: 400 },
    );
    // Most changes are mistakes.
    expect(wrong).to.be.above(200);
  });
});
