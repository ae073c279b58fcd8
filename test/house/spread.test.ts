import { expect } from "chai";
import { parseSync, Visitor } from "oxc-parser";
import { type SourceFile, workspacePackages } from "./workspace.js";

const sources = workspacePackages.flatMap((each) => each.sources).filter(({ isTest }) => !isTest);

/** Functions that take any number of arguments, each of which takes room on the stack. */
const variadic: ReadonlySet<string> = new Set([
  "max",
  "min",
  "hypot",
  "push",
  "unshift",
  "splice",
  "concat",
  "fromCharCode",
  "fromCodePoint",
  "apply",
]);

describe("lists of any length", () => {
  it("are not spread into arguments, which the stack has no room for", () => {
    expect(sources.flatMap(spreads)).to.deep.equal([]);
  });

  it("are found where they are", () => {
    const text = "list.push(...other); Math.max(0, ...values); f(...values); [...values]; m.apply(f, x);";
    expect(spreads({ path: "a.ts", text, isTest: false })).to.deep.equal(["a.ts:1: push", "a.ts:1: max"]);
  });
});

/** Calls of variadic functions with the elements of a list. */
function spreads({ path, text }: SourceFile): readonly string[] {
  const found: string[] = [];
  new Visitor({
    CallExpression: ({ callee, arguments: given, start }) => {
      if (callee.type !== "MemberExpression" || callee.property.type !== "Identifier") return;
      const { name } = callee.property;
      if (variadic.has(name) && given.some(({ type }) => type === "SpreadElement"))
        found.push(`${path}:${text.slice(0, start).split("\n").length}: ${name}`);
    },
  }).visit(parseSync(path, text).program);
  return found;
}
