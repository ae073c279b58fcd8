import { expect } from "chai";
import { framework } from "../support/framework.js";
import { goldenText } from "../support/goldens.js";

/** How a source of weights prepares pictures. */
interface Recipe {
  readonly source: string;
  readonly size: number;
  /** The side that a picture's shorter one is resized to. */
  readonly resized: number;
  readonly interpolation: string;
  readonly mean: readonly number[];
  readonly std: readonly number[];
  /** Default: `center`. */
  readonly cropMode?: string;
}

describe("the pictures of presets", () => {
  // Made by scripts/goldens/preprocess.py, whose form this is.
  const recipes = JSON.parse(goldenText("preprocess.json")) as Readonly<Record<string, Recipe>>;

  for (const [name, { source, cropMode: cut = "center", ...expected }] of Object.entries(recipes)) {
    it(`of ${name} are prepared as for the weights of ${source}`, () => {
      const { input, preprocess } = framework.compose(name).config;
      const { rounding, cropMode, cropRatio, interpolation, mean, std } = preprocess;
      expect([input.width, cropMode]).to.deep.equal([input.height, cut]);
      const resized = Math[rounding](input.height / cropRatio);
      expect({ size: input.height, resized, interpolation, mean, std }).to.deep.equal(expected);
      // timm's sizes are rounded down at every other size, too.
      expect(rounding).to.equal(source.startsWith("timm") ? "floor" : "round");
    });
  }
});
