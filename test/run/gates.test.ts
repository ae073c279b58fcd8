import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { WrittenNetworkConfig } from "@netgraft/core";
import { expect } from "chai";
import { createFramework, type GateActivity, type GateStatistics, measureGates } from "netgraft";
import { onnx } from "../support/engines.js";
import { goldenText } from "../support/goldens.js";
import { nameDerivedState } from "../support/run.js";

interface Goldens {
  readonly config: WrittenNetworkConfig;
  readonly pictures: Readonly<Record<string, readonly string[]>>;
  readonly gates: Readonly<Record<string, Omit<GateStatistics, "pictures">>>;
}

describe("gates, beside what hooks in PyTorch see", function () {
  this.timeout(60_000);
  // scripts/goldens/gates.py writes it in this form.
  const goldens = JSON.parse(goldenText("gates.json")) as Goldens;
  const framework = createFramework();
  const network = framework.compose({ ...goldens.config, name: "gates" });
  let folder = "";
  let activity: GateActivity;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "netgraft-gates-"));
    for (const [name, pictures] of Object.entries(goldens.pictures)) {
      mkdirSync(join(folder, "images", name), { recursive: true });
      for (const [index, bytes] of pictures.entries())
        writeFileSync(join(folder, "images", name, `${index}.png`), Buffer.from(bytes, "base64"));
    }
    const weights = { state: nameDerivedState(network.graph) };
    const options = { weights, engine: onnx.engine, images: "images", cwd: folder, workers: 0 };
    activity = await measureGates({ framework, network }, { ...options, batch: 5 });
  });
  after(() => rmSync(folder, { recursive: true }));

  it("knows the pictures of each class, which need not be the network's", () => {
    expect(activity.pictures).to.equal(12);
    expect(activity.classes).to.deep.equal([
      { name: "bright", pictures: 5 },
      { name: "dark", pictures: 3 },
      { name: "noise", pictures: 4 },
    ]);
    expect(activity.gates.map(({ path }) => path)).to.deep.equal(Object.keys(goldens.gates));
  });

  for (const [path, expected] of Object.entries(goldens.gates))
    it(`gives means, deviations, and what classes differ by, of ${path}`, () => {
      const found = activity.gates.find((gate) => gate.path === path);
      for (const key of ["movement", "within", "between"] as const)
        expect(found?.[key], key).to.be.closeTo(expected[key], 1e-6);
      const pairs = [
        [found, expected] as const,
        ...expected.classes.map((one, label) => [found?.classes[label], one] as const),
      ];
      for (const [own, right] of pairs) {
        expect(distance(own?.mean, right.mean)).to.be.at.most(1e-6);
        expect(distance(own?.deviation, right.deviation)).to.be.at.most(1e-6);
      }
    });
});

function distance(found: readonly number[] = [], expected: readonly number[]): number {
  expect(found).to.have.lengthOf(expected.length);
  return Math.max(...expected.map((value, index) => Math.abs(value - (found[index] ?? Number.NaN))));
}
