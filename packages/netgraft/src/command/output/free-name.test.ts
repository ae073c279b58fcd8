import { expect } from "chai";
import { freeName } from "./free-name.js";

describe("freeName", () => {
  const there = new Set(["net.svg", "net-2.svg", "folder"]);
  for (const [names, extension, expected] of [
    [["seresnet50"], ".onnx", "seresnet50.onnx"],
    [["net"], ".svg", "net-3.svg"],
    [["net"], ".html", "net.html"],
    [["folder"], "", "folder-2"],
    [["我的网络"], ".svg", "我的网络.svg"],
    [["a/b: c"], ".svg", "a-b-c.svg"],
    [["../up"], ".svg", "-up.svg"],
    [["resnet50", "seresnet50"], ".svg", "resnet50-and-seresnet50.svg"],
  ] as const)
    it(`of ${names.join(" and ")} with "${extension}" is ${expected}`, () => {
      expect(freeName(names, extension, (name) => there.has(name))).to.equal(expected);
    });
});
