import { parsePlainOptions } from "@netgraft/core/config";
import { expect } from "chai";
import { augmentations } from "./index.js";

/** The lines of what is said of an augmentation's options. */
function said(type: string, options: unknown): readonly string[] {
  const schema = augmentations.find((each) => each.type === type)?.options ?? expect.fail(`there is no ${type}`);
  try {
    parsePlainOptions(schema, options, ["augmentation", 0]);
  } catch (error) {
    expect(error).to.have.property("code", "NG_CONFIG_INVALID");
    // Just checked.
    return (error as Error).message.split("\n");
  }
  return [];
}

const cases: readonly (readonly [type: string, options: object, lines: readonly (string | RegExp)[]])[] = [
  [
    "randomResizedCrop",
    { scale: [1, 0.08], ratio: [0, 1], size: 0 },
    [
      /^augmentation\[0\]\.size: .*expected a positive integer or a list of 2 values/,
      /scale: the range is empty; expected the lower bound first/,
      /ratio\[0\]: out of range/,
    ],
  ],
  [
    "padAndCrop",
    { padding: -1, mode: "reflection", fill: 256 },
    [
      /padding: out of range/,
      /mode: unknown choice; .*Did you mean "reflect"\?/,
      /fill: out of range; expected an integer from 0 to 255/,
    ],
  ],
  ["horizontalFlip", { p: 0.3 }, ["augmentation[0].p: unknown key; expected probability"]],
  ["horizontalFlip", { probability: 1.5 }, [/probability: out of range; .*found the number 1\.5/]],
  ["normalize", { mean: [], std: [0.2, 0] }, [/mean: too short/, /std\[1\]: out of range/]],
  [
    "resize",
    { size: [3], interpolation: "area" },
    [/size/, /interpolation: unknown choice; expected one of bilinear, bicubic, nearest/],
  ],
  [
    "colorJitter",
    { hue: 0.1, contrast: -1 },
    [/contrast: out of range/, /hue: unknown key; expected one of brightness, contrast, saturation/],
  ],
];

describe("options of an augmentation", () => {
  for (const [type, options, lines] of cases) {
    it(`are refused with all that is wrong: ${type} ${JSON.stringify(options)}`, () => {
      const found = said(type, options);
      expect(found, found.join("\n")).to.have.lengthOf(lines.length);
      for (const line of lines)
        expect(
          found.some((each) => (typeof line === "string" ? each === line : line.test(each))),
          String(line),
        ).to.equal(true);
    });
  }

  it("can all be left out", () => {
    for (const { type } of augmentations) expect(said(type, {}), type).to.deep.equal([]);
  });
});
