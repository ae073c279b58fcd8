import { expect } from "chai";
import { formatChange } from "./numbers.js";
import { formatTable } from "./table.js";
import { widthOf } from "./width.js";

describe("widthOf", () => {
  for (const [text, width] of [
    ["", 0],
    ["resnet50", 8],
    ["Größe", 5],
    ["网络一", 6],
    ["ネットワーク", 12],
    ["네트워크", 8],
    ["ｆｕｌｌ", 8],
    ["e\u0301tape", 5],
    ["2/r·ΣN·C²", 9],
    ["± × − …", 7],
    ["🙂 ok", 5],
  ] as const)
    it(`of "${text}" is ${width}`, () => {
      expect(widthOf(text)).to.equal(width);
    });
});

describe("formatTable", () => {
  const sink = { write: () => undefined };

  it("aligns columns whatever the script of their text", () => {
    const columns = [{ title: "network" }, { title: "参数", align: "right" }, { title: "where" }] as const;
    const rows = [
      ["网络一", "1,024", "here"],
      ["resnet50", "7", "there"],
    ];
    expect(formatTable({ columns, rows }, sink).split("\n")).to.deep.equal([
      "network    参数  where",
      "网络一    1,024  here",
      "resnet50      7  there",
    ]);
  });
});

describe("formatChange", () => {
  for (const [value, base, expected] of [
    [100, 100, "="],
    [110, 100, "+10.0 %"],
    [96.8, 100, "−3.20 %"],
    [1099.4, 100, "+999 %"],
    [1_814_073_344, 37_012_992, "+4,801 %"],
  ] as const)
    it(`of ${value} beside ${base} is ${expected}`, () => {
      expect(formatChange(value, base)).to.equal(expected);
    });
});
