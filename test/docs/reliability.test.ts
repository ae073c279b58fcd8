import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { textOf } from "../blocks/blocks.js";
import { root } from "../house/workspace.js";

/** Tests that a page names, by their words and files. */
function testsOf(page: string): readonly { readonly words: string; readonly file: string }[] {
  return [...textOf(page).matchAll(/\[([^\]]+)\]\((?:\.\.\/)+([^)]+\.test\.ts)\)/g)].map(
    ([, words = "", file = ""]) => ({
      words,
      file,
    }),
  );
}

describe("docs/reliability.md", () => {
  it("names a test for each promise", () => {
    const promises = textOf("docs/reliability.md")
      .split("\n")
      .filter((line) => /^\| [A-Z]/.test(line));
    expect(promises).to.have.length.above(10);
    expect(promises.filter((line) => !line.includes(".test.ts)"))).to.deep.equal([]);
  });

  for (const page of ["docs/reliability.md", "docs/zh-CN/reliability.md"])
    it(`names tests that there are: ${page}`, () => {
      const lost = testsOf(page).filter(({ words, file }) => !titlesOf(file).some((title) => title.includes(words)));
      expect(testsOf(page)).to.have.length.above(20);
      expect(lost).to.deep.equal([]);
    });
});

/** What a file says of its tests: the first words of each `it` and `describe`. */
function titlesOf(file: string): readonly string[] {
  const source = readFileSync(join(root, file), "utf8");
  return [...source.matchAll(/\b(?:it|describe)\(\s*(["`])(.*?)\1/gs)].map(([, , title = ""]) => title);
}
