import { expect } from "chai";
import { blocksOf, linksOf, textOf, withoutComments } from "../blocks/blocks.js";

describe("README.zh-CN.md", () => {
  const [english, chinese] = [textOf("README.md"), textOf("README.zh-CN.md")];

  it("has the commands and the other blocks of README.md, but for comments", () => {
    expect(blocksOf(chinese).map(withoutComments)).to.deep.equal(blocksOf(english).map(withoutComments));
  });

  it("has the links and pictures of README.md", () => {
    const links = (text: string): readonly string[] =>
      linksOf(text)
        .filter((target) => !target.startsWith("README"))
        .toSorted();
    expect(links(chinese)).to.deep.equal(links(english));
  });

  it("has the sections of README.md", () => {
    const levels = (text: string): readonly string[] => [...text.matchAll(/^(#+) /gm)].map(([, level = ""]) => level);
    expect(levels(chinese)).to.deep.equal(levels(english));
  });
});
