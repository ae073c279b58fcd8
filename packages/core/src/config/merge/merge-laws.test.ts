import { expect } from "chai";
import fc from "fast-check";
import { fromPlain, itemIdentity, mergeConfig, type Plain, type Sourced, type SourcedMap, toPlain } from "../index.js";
import { withoutNulls } from "./merge.js";

const scalar = fc.oneof(fc.integer(), fc.constantFrom("a", "b", "c"), fc.boolean());
const key = fc.constantFrom("x", "y", "z", "type");

/** Plain configs with maps, lists of scalars and lists of items, whose maps hold nulls where asked. */
function configs(withNulls: boolean): fc.Arbitrary<{ [key: string]: Plain }> {
  const { map } = fc.letrec<{ map: { [key: string]: Plain }; value: Plain }>((tie) => ({
    map: fc.dictionary(key, tie("value"), { maxKeys: 4, noNullPrototype: true }),
    value: fc.oneof(
      { depthSize: "small" },
      scalar,
      ...(withNulls ? [fc.constant(null)] : []),
      fc.uniqueArray(scalar, { maxLength: 3 }),
      tie("map"),
      fc
        .uniqueArray(fc.constantFrom("p", "q", "r"), { minLength: 1 })
        .chain((ids) => fc.tuple(...ids.map((id) => tie("map").map((item) => ({ ...item, id }))))),
    ),
  }));
  return map;
}

function tree(config: Plain, name: string): SourcedMap {
  const made = fromPlain(config, { kind: "file", name });
  if (made.kind !== "map") throw new TypeError("a config is a map");
  return made;
}

const nothing = tree({}, "nothing");

/** Every scalar of a tree with its path; items by id, so that paths of two trees compare. */
function leaves(node: Sourced, path = ""): (readonly [path: string, origin: string, value: unknown])[] {
  if (node.kind === "scalar") return [[path, node.origin.name, node.value]];
  if (node.kind === "map") return [...node.entries].flatMap(([name, { value }]) => leaves(value, `${path}.${name}`));
  return node.items.flatMap((item, index) => {
    return leaves(item, `${path}[${itemIdentity(item) ?? index}]`);
  });
}

describe("laws of mergeConfig", () => {
  it("merging nothing changes nothing, not even an origin", () => {
    fc.assert(
      fc.property(configs(true), (config) => {
        expect(mergeConfig(tree(config, "a"), nothing)).to.deep.equal(tree(config, "a"));
      }),
    );
  });

  it("merging into nothing leaves all but the nulls", () => {
    fc.assert(
      fc.property(configs(true), (config) => {
        const result = mergeConfig(nothing, tree(config, "a"));
        expect(toPlain(result)).to.deep.equal(toPlain(withoutNulls(tree(config, "a"))));
        expect(JSON.stringify(toPlain(result))).not.to.include("null");
      }),
    );
  });

  it("a config without nulls is merged into nothing unchanged", () => {
    fc.assert(
      fc.property(configs(false), (config) => {
        expect(toPlain(mergeConfig(nothing, tree(config, "a")))).to.deep.equal(config);
      }),
    );
  });

  it("merging a config into itself changes nothing", () => {
    fc.assert(
      fc.property(configs(false), (config) => {
        expect(toPlain(mergeConfig(tree(config, "a"), tree(config, "b")))).to.deep.equal(config);
      }),
    );
  });

  it("null removes a key and nothing else", () => {
    fc.assert(
      fc.property(configs(false), key, (config, removed) => {
        const { [removed]: _, ...rest } = config;
        expect(toPlain(mergeConfig(tree(config, "a"), tree({ [removed]: null }, "b")))).to.deep.equal(rest);
      }),
    );
  });

  it("every value comes from where its origin says, and all that is written over is there", () => {
    fc.assert(
      fc.property(configs(false), configs(false), (base, over) => {
        const result = leaves(mergeConfig(tree(base, "base"), tree(over, "over")));
        const written = new Map(
          [...leaves(tree(base, "base")), ...leaves(tree(over, "over"))].map(([path, name, value]) => [
            `${name}${path}`,
            value,
          ]),
        );
        for (const [path, name, value] of result) expect(written.get(`${name}${path}`), path).to.equal(value);
        const results = new Map(result.map(([path, , value]) => [path, value]));
        for (const [path, , value] of leaves(tree(over, "over"))) expect(results.get(path), path).to.equal(value);
      }),
    );
  });

  it("plugins are united: those of both, each once, the base's first", () => {
    const plugins = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "e"));
    fc.assert(
      fc.property(plugins, plugins, (base, over) => {
        const result = mergeConfig(tree({ plugins: base }, "a"), tree({ plugins: over }, "b"));
        expect(toPlain(result)).to.deep.equal({ plugins: [...new Set([...base, ...over])] });
      }),
    );
  });

  it("the base's keys come first, in order", () => {
    fc.assert(
      fc.property(configs(false), configs(false), (base, over) => {
        const keys = [...mergeConfig(tree(base, "a"), tree(over, "b")).entries.keys()];
        const fresh = Object.keys(over).filter((name) => !Object.hasOwn(base, name));
        // A map with another type replaces; the root has a type like any map here.
        if (
          base["type"] === undefined ||
          over["type"] === undefined ||
          typeof base["type"] !== "string" ||
          base["type"] === over["type"]
        ) {
          expect(keys).to.deep.equal([...Object.keys(base), ...fresh]);
        }
      }),
    );
  });
});
