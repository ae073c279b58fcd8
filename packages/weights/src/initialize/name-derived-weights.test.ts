import type { TensorSpec } from "@netgraft/core/graph";
import { expect } from "chai";
import { nameDerivedWeights } from "./name-derived-weights.js";

function values(name: string, shape: readonly number[]): number[] {
  const spec: TensorSpec = { name, shape, dtype: "float32", role: "parameter", initializer: { kind: "zeros" } };
  return [...(nameDerivedWeights([spec]).get(name)?.data ?? [])];
}

describe("nameDerivedWeights", () => {
  // Computed by scripts/goldens/name_derived.py: one name for each rule, names beyond ASCII, a scalar.
  const goldens: readonly (readonly [string, readonly number[], readonly number[]])[] = [
    [
      "layer1.0.conv1.weight",
      [2, 3, 1, 1],
      [
        -0.19259212911128998, 0.8452890515327454, -0.3868177533149719, -0.6501298546791077, -0.6523126363754272,
        0.979332447052002,
      ],
    ],
    [
      "fc.weight",
      [2, 5],
      [
        -0.48532840609550476, 0.14972472190856934, 0.31437233090400696, -0.23297809064388275, 0.41574886441230774,
        -0.3277830481529236, -0.330573171377182, -0.12952998280525208, -0.19039195775985718, -0.24666154384613037,
      ],
    ],
    ["bn1.running_var", [3], [0.5538572669029236, 0.9832361340522766, 0.5403924584388733]],
    ["bn1.running_mean", [3], [0.06426426768302917, 0.028250399976968765, 0.021131440997123718]],
    ["bn1.weight", [3], [0.80344390869140625, 0.8963375091552734, 0.8368650674819946]],
    ["fc.bias", [3], [0.011622931808233261, 0.006819531321525574, -0.054964251816272736]],
    ["größe.weight", [2], [1.0041381120681763, 0.970992922782898]],
    ["scale", [], [0.04214983060956001]],
  ];

  for (const [name, shape, expected] of goldens) {
    it(`computes what the Python script does for ${name}`, () => expect(values(name, shape)).to.deep.equal(expected));
  }

  it("computes what the Python script does two million elements on @long", () => {
    const last = values("layer4.2.conv2.weight", [512, 512, 3, 3]).slice(-3);
    expect(last).to.deep.equal([-0.02520187385380268, -0.021681636571884155, 0.006982909515500069]);
  });
});
