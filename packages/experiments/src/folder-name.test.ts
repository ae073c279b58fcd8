import { expect } from "chai";
import { folderName } from "./folder-name.js";

describe("folderName", () => {
  for (const [name, expected] of [
    ["se-resnet_50.v2", "se-resnet_50.v2"],
    ["网络一", "网络一"],
    ["Größe 1/2", "Größe-1-2"],
    // One letter, or a letter and a mark: the same name.
    ["e\u0301tape", "\u00e9tape"],
    ["सेना", "सेना"],
    ["a: b?", "a-b-"],
    ["../up", "-up"],
    ["..", "-"],
    [".hidden", "hidden"],
  ] as const)
    it(`makes ${expected} of ${name}`, () => {
      expect(folderName(name)).to.equal(expected);
    });
});
