import { expect } from "chai";
import { problemOf } from "../errors/thrown.test.support.js";
import { Registry } from "./registry.js";

describe("a registry", () => {
  const registry = new Registry(
    "backbone",
    new Map([
      ["resnet", 1],
      ["vgg", 2],
    ]),
  );

  it("gives components by name, in the order of registration", () => {
    expect(registry.names()).to.deep.equal(["resnet", "vgg"]);
    expect(registry.all()).to.deep.equal([1, 2]);
    expect(registry.get("vgg")).to.equal(2);
    expect([registry.has("vgg"), registry.has("alexnet")]).to.deep.equal([true, false]);
  });

  it("lists what there is where a name is unknown, and suggests the nearest", () => {
    expect(
      problemOf("NG_UNKNOWN_COMPONENT", () => registry.get("resnt", { at: "backbone.type", source: "a.yaml:1:2" })),
    ).to.deep.equal({
      at: "backbone.type",
      message: `there is no backbone "resnt"`,
      expected: "one of resnet, vgg",
      nearest: "resnet",
      source: "a.yaml:1:2",
    });
    expect(problemOf("NG_UNKNOWN_COMPONENT", () => registry.get("inception"))).to.not.have.property("nearest");
  });

  it("says so where there is nothing", () => {
    expect(problemOf("NG_UNKNOWN_COMPONENT", () => new Registry("engine", new Map()).get("onnx"))).to.deep.equal({
      message: `there is no engine "onnx"`,
      expected: "nothing: there is none",
    });
  });

  it("does not find what every object has", () => {
    for (const name of ["constructor", "__proto__", "toString"]) expect(registry.has(name)).to.equal(false);
  });
});
