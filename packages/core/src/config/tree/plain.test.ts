import { expect } from "chai";
import fc from "fast-check";
import { ConfigInvalidError } from "../../errors/index.js";
import { fromPlain, type Origin, toPlain } from "../index.js";
import { treeFromJson } from "../testing/tree-from-json.test.js";

const origin: Origin = { kind: "program", name: "test" };
const notAllowed = "this key is not allowed in a config";

describe("toPlain and fromPlain", () => {
  it("are inverse", () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        fc.pre(!/"(__proto__|constructor|prototype)":/.test(JSON.stringify(value)));
        expect(toPlain(fromPlain(value, origin))).to.deep.equal(value);
      }),
    );
  });

  it("make ordinary objects", () => {
    const plain = toPlain(treeFromJson('{"toString": 1, "a": {}}'));
    expect(Object.getPrototypeOf(plain)).to.equal(Object.prototype);
    expect(plain).to.have.all.keys("toString", "a");
  });

  it("take an undefined value of a map for an absent key", () => {
    expect(toPlain(fromPlain({ a: undefined, b: 1 }, origin))).to.deep.equal({ b: 1 });
  });

  for (const key of ["__proto__", "constructor", "prototype"]) {
    it(`refuse the key ${key}, wherever it comes from`, () => {
      const text = `{"a": [1,\n {"${key}": {"polluted": true}}]}`;
      expect(() => toPlain(treeFromJson(text)))
        .to.throw(ConfigInvalidError)
        .with.property("message", `a[1].${key}: ${notAllowed} (net.yaml:2:3)`);
      expect(() => fromPlain(JSON.parse(text), origin))
        .to.throw(ConfigInvalidError)
        .with.property("message", `a[1].${key}: ${notAllowed} (test)`);
      expect(Object.hasOwn(Object.prototype, "polluted")).to.equal(false);
    });
  }

  it("report all keys that are not allowed", () => {
    expect(() => toPlain(treeFromJson('{"__proto__": 1, "b": {"constructor": 2}}')))
      .to.throw(ConfigInvalidError)
      .with.property("problems")
      .that.has.lengthOf(2);
  });

  it("refuse what is no data", () => {
    const loop: Record<string, unknown> = {};
    loop["self"] = [loop];
    const sparse: unknown[] = [1];
    sparse[2] = 3;
    const values: readonly (readonly [value: unknown, problem: string])[] = [
      [
        { a: () => 1 },
        "a: not a value of a config; expected a map, a list, text, a number, true, false or null; found a function (test)",
      ],
      [
        { a: 1n },
        "a: not a value of a config; expected a map, a list, text, a number, true, false or null; found a bigint (test)",
      ],
      [
        new Date(0),
        "not a value of a config; expected a map, a list, text, a number, true, false or null; found an object of class Date (test)",
      ],
      [
        sparse,
        "[1]: not a value of a config; expected a map, a list, text, a number, true, false or null; found nothing (test)",
      ],
      [
        loop,
        "self[0]: this value contains itself; expected a map, a list, text, a number, true, false or null; found a map with the key self (test)",
      ],
    ];
    for (const [value, problem] of values) {
      expect(() => fromPlain(value, origin))
        .to.throw(ConfigInvalidError)
        .with.property("message", problem);
    }
    expect(() => fromPlain({ ["__proto__" as string]: { a: 1 } }, origin)).to.throw(ConfigInvalidError);
    // The literal form sets the prototype instead of a key.
    expect(() => fromPlain({ __proto__: { a: 1 } }, origin)).to.throw(ConfigInvalidError, "not a value of a config");
  });

  it("take one value that stands at two places", () => {
    const shared = { x: 1 };
    expect(toPlain(fromPlain([shared, shared], origin))).to.deep.equal([{ x: 1 }, { x: 1 }]);
  });
});
