import { expect } from "chai";
import fc from "fast-check";
import * as prettier from "prettier";
import { formatMarkdown, markdownText } from "./markdown.js";
import { visibleLine } from "./visible-text.js";

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

type Parse = (text: string, options: { readonly parser: string }) => Promise<{ readonly ast: Node }>;

/** What a parser of Markdown that is not ours (remark, in prettier) makes of a text. */
async function parsed(text: string): Promise<Node> {
  // Prettier's own tests use it; its types leave it out.
  const { parse } = Reflect.get(prettier, "__debug") as { readonly parse: Parse };
  return (await parse(text, { parser: "markdown" })).ast;
}

/** The kinds of its nodes, and all that is text. */
function seen(node: Node): { readonly kinds: ReadonlySet<string>; readonly text: string } {
  const kinds = new Set<string>();
  const texts: string[] = [];
  const look = ({ type, value = "", children = [] }: Node): void => {
    kinds.add(type);
    if (type === "text") texts.push(value);
    children.forEach(look);
  };
  look(node);
  return { kinds, text: texts.join("|") };
}

const names = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "[c](javascript:alert(1))",
  "![c](https://example.org/x.png)",
  "[c]: https://example.org",
  "https://example.org/x",
  "www.example.org",
  "<https://example.org>",
  "a|b",
  "a\\|b",
  "`code`",
  "``a`b``",
  "**bold** _slanted_ ~~gone~~ *x*",
  "&lt;b&gt; &#60; AT&T",
  "# title",
  "- item",
  "1. item",
  "> quoted",
  "a\nb\r\n\n# c",
  "tail\\",
  "layer1.0.conv1",
  "resnet50_v2_",
  "网络 <一>",
  "2/r·ΣN_s·C_s²",
];

describe("a name in Markdown", () => {
  for (const name of names)
    it(`stands for itself: ${JSON.stringify(name)}`, async () => {
      const paragraph = seen(await parsed(`the ${markdownText(name)} is`));
      expect([...paragraph.kinds]).to.deep.equal(["root", "paragraph", "text"]);
      expect(paragraph.text).to.equal(`the ${visibleLine(name)} is`);
      const table = { columns: [{ title: name }, { title: "b" }], rows: [[name, "1"]] };
      const { kinds, text } = seen(await parsed(formatMarkdown(table)));
      expect([...kinds]).to.deep.equal(["root", "table", "tableRow", "tableCell", "text"]);
      expect(text).to.equal([visibleLine(name), "b", visibleLine(name), "1"].join("|"));
    });

  it("is as it was where no sign in it means anything", () => {
    for (const name of [
      "layer1.0.conv1",
      "resnet50_v2",
      "2/r·ΣN_s·C_s²",
      "+9.90 %",
      "−3.20 %",
      "se (se) at x",
      "网络一",
    ])
      expect(markdownText(name)).to.equal(name);
  });

  it("is its own text, and nothing but text, whatever it is", async () => {
    const signs = fc.array(
      fc.oneof(
        fc.constantFrom(..."<>[]()!`*_~|\\&;#-+.:/ ax1".split("")),
        fc.constantFrom("://", "www.", "&lt;", "javascript:"),
      ),
      { minLength: 1, maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(signs, async (parts) => {
        const name = `n${parts.join("")}n`;
        const { kinds, text } = seen(await parsed(markdownText(name)));
        expect([...kinds]).to.deep.equal(["root", "paragraph", "text"]);
        // Markdown makes one space of several.
        expect(text.replaceAll(/ +/g, " ")).to.equal(name.replaceAll(/ +/g, " "));
      }),
      { numRuns: 300 },
    );
  });
});
