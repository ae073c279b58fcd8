import { expect } from "chai";
import { differingEnvironments } from "./environments.js";

describe("what runs were trained with", () => {
  it("is told where it differs, of each run once, and of those of which it is not known", () => {
    const with1 = { engine: "onnx", threads: "1" };
    const results = [
      { key: "a", environment: with1 },
      { key: "a", environment: with1 },
      { key: "b", environment: { engine: "onnx", threads: "2" } },
      { key: "c", environment: { engine: "onnx", threads: "2" } },
    ];
    const threads = {
      name: "threads",
      values: [
        { value: "2", runs: 2 },
        { value: "1", runs: 1 },
      ],
    };
    expect(differingEnvironments(results)).to.deep.equal([threads]);
    expect(differingEnvironments(results.slice(0, 2))).to.deep.equal([]);
    expect(differingEnvironments([...results.slice(0, 2), { key: "d" }])).to.deep.equal([
      {
        name: "engine",
        values: [
          { value: "onnx", runs: 1 },
          { value: undefined, runs: 1 },
        ],
      },
      {
        name: "threads",
        values: [
          { value: "1", runs: 1 },
          { value: undefined, runs: 1 },
        ],
      },
    ]);
    expect(differingEnvironments([{ key: "a" }, { key: "b" }]), "older versions have kept none").to.deep.equal([]);
  });
});
