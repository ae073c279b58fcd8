import { expect } from "chai";
import { csvField, formatCsv } from "./csv.js";

describe("a field of CSV", () => {
  for (const [text, field] of [
    ["cat", "cat"],
    ["cat, tabby", '"cat, tabby"'],
    ['the "cat"', '"the ""cat"""'],
    ["a\nb", '"a\nb"'],
    ["=1+1", "'=1+1"],
    ['=HYPERLINK("https://example.org","x")', `"'=HYPERLINK(""https://example.org"",""x"")"`],
    ["+1+1", "'+1+1"],
    ["-x", "'-x"],
    ["@SUM(A1)", "'@SUM(A1)"],
    [" =1", "' =1"],
    ["\t=1", "'\t=1"],
    ["\r=1", `"'\r=1"`],
    ["＝1+1", "'＝1+1"],
    ["-1+cmd|' /C calc'!A0", "'-1+cmd|' /C calc'!A0"],
    // Numbers stay numbers.
    ["-1", "-1"],
    ["+9.90 %", "+9.90 %"],
    ["-1.5e-7", "-1.5e-7"],
    ["−3.20 %", "−3.20 %"],
    ["", ""],
    ["网络", "网络"],
    ["a=b", "a=b"],
  ] as const)
    it(`is ${field} of ${JSON.stringify(text)}`, () => {
      expect(csvField(text)).to.equal(field);
    });

  it("is that of each cell of a table", () => {
    const table = { columns: [{ title: "name" }, { title: "macs" }], rows: [["=x", "-1"]] };
    expect(formatCsv(table)).to.equal("name,macs\n'=x,-1");
  });
});
