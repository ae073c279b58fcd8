import { dirname, join } from "node:path";
import { expect } from "chai";
import { blocksOf, inlineCodeOf, linksOf, textOf, withoutComments } from "../blocks/blocks.js";
import { chinese, markdownIn, translations } from "./pages.js";

/** The page that a translation stands for, by its path; other pages stand for themselves. */
const originals = new Map(translations.map(({ page, original }) => [page, original]));

/** Words that the article does not use, and its own in their place. */
const terms: readonly (readonly [wrong: RegExp, right: string])[] = [
  [/位点/, "插入位置"],
  [/与它相似的(?:三种)?结构/, "错误的结构"],
  [/留出的图片/, "验证集"],
  [/离散程度/, "标准差"],
  [/画出网络|画一个/, "绘制网络结构图, 生成"],
  [/SE wrapper/i, "SE 模块"],
];

describe("the Chinese documentation", () => {
  it("has a page for each page of docs/", () => {
    const translated = [...originals.values()].filter((original) => !["README.md", "ERRORS.md"].includes(original));
    expect(translated).to.have.members(markdownIn("docs"));
  });

  it("uses the article's terms", () => {
    const pages = [...chinese, ...originals.keys()];
    const found = pages.flatMap((page) =>
      terms.flatMap(([wrong, right]) =>
        wrong.test(textOf(page)) ? [`${page}: ${wrong.source}, in place of ${right}`] : [],
      ),
    );
    expect(found).to.deep.equal([]);
  });

  for (const { page, original } of translations)
    describe(page, () => {
      const [english, translated] = [textOf(original), textOf(page)];

      it(`has the commands and the other blocks of ${original}, but for comments`, () => {
        expect(blocksOf(translated).map(withoutComments)).to.deep.equal(blocksOf(english).map(withoutComments));
      });

      it(`has the links and pictures of ${original}`, () => {
        expect(linkedFrom(page, translated)).to.deep.equal(linkedFrom(original, english));
      });

      it(`has the sections of ${original}`, () => {
        const levels = (text: string): readonly string[] =>
          [...text.matchAll(/^(#+) /gm)].map(([, level = ""]) => level);
        expect(levels(withoutBlocks(translated))).to.deep.equal(levels(withoutBlocks(english)));
      });

      it(`names in each section the options, files and commands that ${original} names there`, () => {
        const sections = (text: string): readonly (readonly string[])[] =>
          withoutBlocks(text)
            .split(/^#+ /m)
            .map((section) => inlineCodeOf(section).toSorted());
        expect(sections(translated)).to.deep.equal(sections(english));
      });
    });
});

/** The files that a page links to, by their paths from the root, a translation as its original. */
function linkedFrom(page: string, text: string): readonly string[] {
  const files = linksOf(text).flatMap((target) => {
    if (/^https?:/.test(target)) return [target];
    const [file = ""] = target.split("#");
    return file === "" ? [] : [join(dirname(page), file)];
  });
  return files.map((file) => originals.get(file) ?? file).toSorted();
}

function withoutBlocks(markdown: string): string {
  return markdown.replaceAll(/^```[^]*?^```$/gm, "");
}
