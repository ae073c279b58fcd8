import { expect } from "chai";
import { assignment, importsOf, literal } from "./python.js";

describe("Python that is written", () => {
  it("has values as Python has them", () => {
    expect(literal([1e-8, true, undefined, 'a "name"', { key: [0.5] }])).to.equal(
      String.raw`[1e-8, True, None, "a \"name\"", {"key": [0.5]}]`,
    );
  });

  it("breaks what is too long for a line as black does", () => {
    const paths = Array.from({ length: 12 }, (_, index) => `layer1.${index}.bn1`);
    const written = assignment("GROUPS", [[paths, 0.1]]);
    expect(written.split("\n").slice(0, 5)).to.deep.equal([
      "GROUPS = [",
      "    [",
      "        [",
      '            "layer1.0.bn1",',
      '            "layer1.1.bn1",',
    ]);
    expect(written.split("\n").slice(-4)).to.deep.equal(["        ],", "        0.1,", "    ],", "]"]);
  });

  it("has a comment above what it does not fit behind", () => {
    expect(assignment("EPOCHS", 3, "how often")).to.equal("EPOCHS = 3  # how often");
    expect(assignment("EPOCHS", 3, "x".repeat(80))).to.equal(`# ${"x".repeat(80)}\nEPOCHS = 3`);
  });

  it("imports what it uses, and nothing else", () => {
    const code = 'def f(path: Path) -> nn.Module:\n    return build(np.zeros(3), "Tensor")\n';
    expect(importsOf(code)).to.equal(
      [
        "from __future__ import annotations",
        "",
        "from pathlib import Path",
        "",
        "import numpy as np",
        "from torch import nn",
        "",
        "from model import build",
      ].join("\n"),
    );
  });
});
