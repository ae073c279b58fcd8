import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { captured, type Captured } from "../captured.test.support.js";
import { trainingFolder } from "../train/tiny-training.test.support.js";

describe("netgraft explain-picture", () => {
  const folder = trainingFolder();
  let picture = "";
  before(async () => {
    const [first = ""] = await readdir(join(folder(), "shapes/val/circle"));
    picture = `shapes/val/circle/${first}`;
  });
  const explain = (...argv: readonly string[]): Promise<Captured> =>
    captured(folder(), "explain-picture", "configs/tiny.yaml", "-i", picture, ...argv);

  it("writes the picture with the map over it, and says of which class", async () => {
    const { status, stdout, stderr } = await explain("--init", "3", "-o", "cam.png", "--class", "1");
    expect({ status, stderr }).to.deep.equal({
      status: 0,
      stderr: "the weights are untrained: drawn with seed 3\n",
    });
    expect(stdout).to.match(/^cam\.png: 1, \d+\.\d %, at feature\.layer1, by gradcam\n$/);
    const { data, info } = await decoded(join(folder(), "cam.png"));
    // 16 pixels a side, enlarged by a whole number to at least 224.
    expect([info.width, info.height, info.channels]).to.deep.equal([224, 224, 3]);
    expect(new Set(data).size).to.be.above(10);
  });

  it("prints the map", async () => {
    const { stdout } = await explain("--init", "3", "-o", "cam.png", "--method", "hirescam", "--json");
    const { map, method } = JSON.parse(stdout) as { map: { height: number; values: number[] }; method: string };
    expect([method, map.height, map.values.length]).to.deep.equal(["hirescam", 16, 256]);
    expect(map.values.every((value) => value >= 0 && value <= 1)).to.equal(true);
  });

  const refused: readonly (readonly [what: string, argv: readonly string[], words: RegExp])[] = [
    ["no weights", ["-o", "a.png"], /NG_WEIGHTS_NEEDED/],
    ["another ending", ["--init", "1", "-o", "a.jpg"], /NG_DRAWING_ARGUMENTS\n.*\.png/],
    ["a network without classes", ["--init", "1", "-o", "a.png", "--set", "classes=0"], /NG_OPTION_UNSUPPORTED/],
    [
      "a class that there is not",
      ["--init", "1", "-o", "a.png", "--class", "star"],
      /no such class; expected .* 0 to 2/,
    ],
  ];
  for (const [what, argv, words] of refused)
    it(`refuses ${what}`, async () => {
      const result = await explain(...argv);
      expect(result).to.include({ status: 1, stdout: "" });
      expect(result.stderr).to.match(words);
    });
});

async function decoded(path: string) {
  const { default: sharp } = await import("sharp");
  return sharp(await readFile(path))
    .raw()
    .toBuffer({ resolveWithObject: true });
}
