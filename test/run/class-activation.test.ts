import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { WrittenNetworkConfig } from "@netgraft/core";
import { expect } from "chai";
import { createFramework, explainPicture } from "netgraft";
import { onnx } from "../support/engines.js";
import { goldenText } from "../support/goldens.js";
import { nameDerivedState } from "../support/run.js";

interface Goldens {
  readonly pictures: Readonly<Record<string, string>>;
  readonly cases: readonly {
    readonly picture: string;
    readonly at: string;
    readonly class: number;
    readonly method: "gradcam" | "hirescam";
    readonly map: readonly (readonly number[])[];
  }[];
}

describe("class activation, beside autograd in PyTorch", function () {
  this.timeout(60_000);
  // scripts/goldens/class_activation.py writes it in this form, of the network of gates.py.
  const goldens = JSON.parse(goldenText("class-activation.json")) as Goldens;
  const { config } = JSON.parse(goldenText("gates.json")) as { readonly config: WrittenNetworkConfig };
  const framework = createFramework();
  const network = framework.compose({ ...config, name: "gates" });
  const weights = { state: nameDerivedState(network.graph) };
  let folder = "";
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "netgraft-cam-"));
    for (const [name, bytes] of Object.entries(goldens.pictures))
      writeFileSync(join(folder, `${name}.png`), Buffer.from(bytes, "base64"));
  });
  after(() => rmSync(folder, { recursive: true }));

  const explain = (picture: string, options: object) =>
    explainPicture({ framework, network }, join(folder, `${picture}.png`), {
      weights,
      engine: onnx.engine,
      ...options,
    });

  for (const { picture, at, class: index, method, map } of goldens.cases)
    it(`gives ${method} of ${picture} at ${at} for class ${index}`, async () => {
      const found = await explain(picture, { at, of: String(index), method });
      expect(found.class.index).to.equal(index);
      expect([found.map.height, found.map.width]).to.deep.equal([map.length, map[0]?.length]);
      for (const [position, value] of map.flat().entries())
        expect(found.map.values[position], `position ${position}`).to.be.closeTo(value, 1e-4);
    });

  it("explains the most probable class at the last stage, as a PNG", async () => {
    const { class: shown, at, png } = await explain("bright", {});
    const all = await Promise.all(
      network.config.classes === 7 ? [0, 1, 2, 3, 4, 5, 6].map((of) => explain("bright", { of: String(of) })) : [],
    );
    expect(shown.probability).to.equal(Math.max(...all.map((each) => each.class.probability)));
    expect(at).to.equal("feature.layer2");
    expect([...png.subarray(1, 4)]).to.deep.equal([...Buffer.from("PNG")]);
  });

  const refused = [
    [
      { of: "7" },
      "NG_OPTION_UNSUPPORTED",
      /no such class; expected a name of a class, or an index from 0 to 6; found 7/,
    ],
    [{ at: "layer9" }, "NG_NOTHING_SELECTED", /expected layer1, layer2/],
    [{ at: "fc" }, "NG_OPTION_UNSUPPORTED", /no map of channels/],
    [{ at: "layer*" }, "NG_OPTION_UNSUPPORTED", /one map is explained/],
  ] as const;
  for (const [options, code, words] of refused)
    it(`refuses ${JSON.stringify(options)}`, async () => {
      const error: unknown = await explain("bright", options).catch((reason: unknown) => reason);
      expect(error).to.have.property("code", code);
      expect(String(error)).to.match(words);
    });
});
