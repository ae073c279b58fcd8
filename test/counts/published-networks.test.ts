import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { PretrainedWeights } from "@netgraft/core";
import { expect } from "chai";
import { framework } from "../support/framework.js";

/** A network of scripts/docs/coverage/published.json, which scripts/goldens/coverage.py makes by asking timm. */
interface Published {
  readonly parameters: number;
  /** Digests: of the shapes in the order of construction, and of the names with their shapes. */
  readonly shapes: string;
  readonly names: string;
  readonly tags: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const path = new URL("../../../scripts/docs/coverage/published.json", import.meta.url);
const published = (
  JSON.parse(readFileSync(path, "utf8")) as {
    readonly timm: { readonly networks: Readonly<Record<string, Published>> };
  }
).timm.networks;

/** Presets of timm's names that are other networks there: torchvision's, with auxiliary heads, or of other layers. */
const others = new Set(["inception_v3", "regnety_040_sgn"]);

/** Presets whose tensors have other names than timm's, and pair with them in the order of construction. */
const byOrder = /^(?:efficientnet_b|(?:tf_)?mobilenetv[123]_|vgg)/;

const presets = framework.catalog.networks.all().filter(({ name }) => name in published && !others.has(name));

describe("presets under timm's names", () => {
  for (const { name, pretrained = [] } of presets)
    it(`${name} has the tensors of timm's, and its weights`, () => {
      const network = framework.compose(name);
      const state = network.graph.state().map(({ name: tensor, shape: all }) => ({
        tensor,
        shape: (all.slice(2).join() === "1,1" ? all.slice(0, 2) : all).join("x"),
      }));
      const expected = published[name];
      expect(network.summary().parameters).to.equal(expected?.parameters);
      const named = state.map(({ tensor, shape }) => `${tensor} ${shape}`).toSorted(byCodeUnits);
      // VGG's first dense layer is a convolution in timm, which another shape says.
      if (byOrder.test(name)) {
        if (!name.startsWith("vgg")) expect(digest(state.map(({ shape }) => shape))).to.equal(expected?.shapes);
      } else expect(digest(named)).to.equal(expected?.names);
      if (pretrained.length > 0)
        expect(Object.fromEntries(pretrained.map((weights) => [weights.tag, recipeOf(weights)]))).to.deep.equal(
          expected?.tags,
        );
    });

  it("are most of those that have weights in families that are there", () => {
    const tags = presets.reduce((total, { name }) => total + Object.keys(published[name]?.tags ?? {}).length, 0);
    expect(tags).to.be.at.least(300);
  });
});

function digest(lines: readonly string[]): string {
  return createHash("sha256").update(lines.join("\n")).digest("hex").slice(0, 16);
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A recipe in the form of the file. */
function recipeOf({ url, license, config = {} }: PretrainedWeights): Readonly<Record<string, unknown>> {
  // Of `timmWeights`, which writes these parts.
  const { input, preprocess, classes } = config as {
    readonly input: { readonly height: number };
    readonly preprocess: Readonly<Record<string, unknown>> & { readonly cropRatio: number };
    readonly classes?: number;
  };
  const { rounding: _, ...values } = preprocess;
  return {
    size: input.height,
    resized: Math.floor(input.height / preprocess.cropRatio),
    ...values,
    ...(classes === undefined ? {} : { classes }),
    ...(license === "apache-2.0" ? {} : { license }),
    ...(url === undefined ? {} : { url }),
  };
}
