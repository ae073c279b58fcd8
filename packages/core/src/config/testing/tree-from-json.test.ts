import { expect } from "chai";
import {
  fromPlain,
  type Origin,
  type Sourced,
  type SourcedEntry,
  sourcedList,
  sourcedMap,
  sourcedScalar,
} from "../index.js";

/** The tree of a JSON text with the line and column of every key and value, as a loader makes it; for tests only. */
export function treeFromJson(text: string, name = "net.yaml"): Sourced {
  let at = 0;
  const originAt = (position: number): Origin => {
    const before = text.slice(0, position).split("\n");
    return { kind: "file", name, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  };
  const skip = (pattern: RegExp): string => {
    const found = new RegExp(pattern, "y");
    found.lastIndex = at;
    const token = found.exec(text)?.[0] ?? "";
    at += token.length;
    return token;
  };
  const literal = /"(?:[^"\\]|\\.)*"|[-\w.+]+/;
  const value = (): Sourced => {
    skip(/\s*/);
    const origin = originAt(at);
    if (skip(/\{\s*/) !== "") {
      const entries: [string, SourcedEntry][] = [];
      while (skip(/\s*\}/) === "") {
        const keyOrigin = originAt(at);
        const key = String(JSON.parse(skip(literal)));
        skip(/\s*:/);
        entries.push([key, { keyOrigin, value: value() }]);
        skip(/\s*,?\s*/);
      }
      return sourcedMap(entries, origin);
    }
    if (skip(/\[\s*/) !== "") {
      const items: Sourced[] = [];
      while (skip(/\s*\]/) === "") {
        items.push(value());
        skip(/\s*,?/);
      }
      return sourcedList(items, origin);
    }
    const scalar: unknown = JSON.parse(skip(literal));
    // The pattern of a literal matches nothing else.
    return sourcedScalar(scalar as string | number | boolean | null, origin);
  };
  return value();
}

/** Reads a value as YAML does, as far as tests need: JSON, else text; an unclosed bracket does not parse. For tests only. */
export function parseValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (/^\s*[[{]/.test(text)) throw error;
    return text.trim();
  }
}

describe("treeFromJson", () => {
  it("knows line and column of keys and values", () => {
    const tree = treeFromJson('{ "a": 1,\n  "b": [true,\n    null] }');
    const file = { kind: "file", name: "net.yaml" } as const;
    const b = sourcedList(
      [sourcedScalar(true, { ...file, line: 2, column: 9 }), sourcedScalar(null, { ...file, line: 3, column: 5 })],
      {
        ...file,
        line: 2,
        column: 8,
      },
    );
    expect(tree).to.deep.equal(
      sourcedMap(
        [
          [
            "a",
            { keyOrigin: { ...file, line: 1, column: 3 }, value: sourcedScalar(1, { ...file, line: 1, column: 8 }) },
          ],
          ["b", { keyOrigin: { ...file, line: 2, column: 3 }, value: b }],
        ],
        { ...file, line: 1, column: 1 },
      ),
    );
  });

  it("reads what JSON.parse reads", () => {
    const text = '{"x": {"y": [1, [], {}, "a\\"b"]}, "z": -1.5e3}';
    expect(stripped(treeFromJson(text))).to.deep.equal(
      stripped(fromPlain(JSON.parse(text), { kind: "program", name: "" })),
    );
  });
});

function stripped(tree: Sourced): unknown {
  return JSON.parse(
    JSON.stringify(tree, (key, value: unknown) =>
      /origin/i.test(key) ? undefined : value instanceof Map ? [...value] : value,
    ),
  );
}
