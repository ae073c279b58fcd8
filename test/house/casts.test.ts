import { expect } from "chai";
import { parseSync, Visitor } from "oxc-parser";
import { type SourceFile, workspacePackages } from "./workspace.js";

describe("casts", () => {
  it("carry a comment that says why they hold", () => {
    const bare = workspacePackages
      .flatMap(({ sources }) => sources)
      .filter(({ isTest }) => !isTest)
      .flatMap((source) => castLines(source).map((line) => ({ ...source, line })))
      .filter(({ text, line }) => !hasComment(text.split("\n"), line))
      .map(({ path, line }) => `${path}:${line + 1}`);
    expect(bare).to.deep.equal([]);
  });
});

/** The lines, from 0, of `x as T` and `<T>x`; `as const` claims nothing. */
function castLines({ path, text }: SourceFile): readonly number[] {
  const starts = new Set<number>();
  const { program } = parseSync(path, text);
  new Visitor({
    TSAsExpression: ({ typeAnnotation, end }) => {
      if (text.slice(typeAnnotation.start, typeAnnotation.end) !== "const") starts.add(end);
    },
    TSTypeAssertion: ({ start }) => {
      starts.add(start);
    },
  }).visit(program);
  return [...starts].map((offset) => text.slice(0, offset).split("\n").length - 1);
}

/** Whether a comment (not a docstring) stands on the line or above it, before the next blank line. */
function hasComment(lines: readonly string[], line: number): boolean {
  for (let at = line; at >= 0; at -= 1) {
    const text = lines[at]?.trim() ?? "";
    if (text === "") return false;
    if (/(?:^|\s)\/\/\s/.test(text) || /\/\*(?!\*)/.test(text)) return true;
  }
  return false;
}
