import type { TensorShape, TensorSpec } from "@netgraft/core/graph";
import { expect } from "chai";
import { checkStateDict } from "./check-state-dict.js";

const layers = Array.from({ length: 20 }, (_, index) => `layer${index}.weight`);
const specs = [...layers, "fc.weight"].map((name): TensorSpec => {
  return { name, dtype: "float32", shape: [4, 4], role: "parameter", initializer: { kind: "zeros" } };
});
const tensors = (names: readonly string[], shape = [4, 4]): Map<string, TensorShape> =>
  new Map(names.map((name) => [name, { dtype: "float32", shape }]));
const own = specs.map(({ name }) => name);

describe("weights that do not fit at all", () => {
  const cases: readonly [what: string, found: Map<string, TensorShape>, says: RegExp][] = [
    [
      "another library's",
      tensors(own.map((_, index) => `features.${index}.w`)),
      /no tensor of the file has a name.*"features\.0\.w".*"layer0\.weight"/,
    ],
    ["nothing", tensors([]), /no tensor of the file/],
    [
      "two networks",
      tensors([...own.map((name) => `q.${name}`), ...own.map((name) => `k.${name}`), "queue"]),
      /stand behind "q\."/,
    ],
    ["other sizes", tensors(own, [8, 4]), /names are the network's, and 21 tensors of 21 are of other sizes/],
    ["a part", tensors(own.slice(0, 5)), /has 5 of the network's 21 tensors; 16 are missing, 0 are unexpected/],
  ];
  for (const [what, found, says] of cases)
    it(`are told in a sentence, with the first few of what differs: ${what}`, () => {
      let error: unknown;
      try {
        checkStateDict(specs, found, { file: "w.pth" });
      } catch (thrown) {
        error = thrown;
      }
      expect(error).to.have.property("code", "NG_WEIGHTS_MISMATCH");
      expect(error).to.have.property("problems").with.length(7);
      expect(error).to.have.nested.property("problems[0].message").that.matches(says);
      expect(error).to.have.nested.property("problems[0].at", "w.pth");
      expect(error)
        .to.have.nested.property("problems[6].message")
        .that.matches(/^and \d+ tensors more/);
    });

  it("are told tensor by tensor where they are few", () => {
    expect(() => checkStateDict(specs, tensors(own.slice(3))))
      .to.throw()
      .with.property("problems")
      .with.length(3);
  });
});
