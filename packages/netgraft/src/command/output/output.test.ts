import { expect } from "chai";
import { formatChange, formatCounted } from "./numbers.js";
import { widthOf } from "./wrap.js";

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

describe("formatCounted", () => {
  for (const [count, expected] of [
    [0, "0 tensors"],
    [1, "1 tensor"],
    [1234, "1,234 tensors"],
  ] as const)
    it(`of ${count} is ${expected}`, () => {
      expect(formatCounted(count, "tensor")).to.equal(expected);
    });
});
