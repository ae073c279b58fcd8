import { readFileSync } from "node:fs";
import type { PictureConfig } from "@netgraft/core";
import { axes, GraphBuilder, type Program, type Tensor, tensorFrom } from "@netgraft/core/graph";
import { encodeOnnx } from "@netgraft/onnx";
import { type OnnxEngine, startOnnxEngine } from "@netgraft/onnxruntime/node";
import { expect } from "chai";
import sharp from "sharp";
import { elements } from "../support/elements.js";

interface Case {
  readonly id: string;
  readonly file: string;
  readonly preprocess: Partial<PictureConfig["preprocess"]>;
  readonly size: readonly [height: number, width: number];
  /** In base64: height × width × channels. */
  readonly pixels: string;
}

const goldens = new URL("../../../packages/data/goldens/pictures.json", import.meta.url);
// scripts/goldens/picture.py writes this form.
const { files, cases } = JSON.parse(readFileSync(goldens, "utf8")) as {
  readonly files: Readonly<Record<string, string>>;
  readonly cases: readonly Case[];
};

/** A network that gives what it takes. */
function identity({ input: { channels: channel, height, width } }: PictureConfig): Program {
  const b = new GraphBuilder("identity");
  b.output("logits", b.input("input", { dtype: "float32", axes: axes({ batch: "any", channel, height, width }) }));
  return { graph: b.build(), state: new Map() };
}

/** The picture twice, as a batch of uint8. */
async function pictures(file: string, channels: number): Promise<Tensor> {
  const decoded = sharp(Buffer.from(files[file] ?? "", "base64")).autoOrient();
  const { data, info } = await decoded.toColourspace("srgb").removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (place: number, channel: number): number => data[place * info.channels + channel] ?? 0;
  // What Pillow's `convert` makes of colours and of grey: this is the file's affair, not the graph's.
  const levels = Array.from({ length: info.width * info.height }, (_, place) =>
    channels === 1 && info.channels === 3
      ? [(at(place, 0) * 19595 + at(place, 1) * 38470 + at(place, 2) * 7471 + 0x8000) >> 16]
      : Array.from({ length: channels }, (_, channel) => at(place, info.channels === 1 ? 0 : channel)),
  ).flat();
  return tensorFrom("uint8", [2, info.height, info.width, channels], [...levels, ...levels]);
}

describe("pictures that an exported file prepares itself", () => {
  let engine: OnnxEngine;
  before(async () => {
    engine = await startOnnxEngine({ threads: 1 });
  });
  after(() => engine.close());

  for (const { id, file, preprocess, size, pixels } of cases)
    it(`are what torchvision or timm makes of them: ${id}`, async () => {
      const recipe: PictureConfig = {
        input: { channels: preprocess.mean?.length ?? 3, height: size[0], width: size[1] },
        preprocess: {
          cropRatio: 0.875,
          interpolation: "bilinear",
          mean: [0.485, 0.456, 0.406],
          std: [0.229, 0.224, 0.225],
          ...preprocess,
        },
      };
      const { channels } = recipe.input;
      const session = await engine.load(await encodeOnnx(identity(recipe), { preprocessing: recipe }));
      const { logits } = await session.run({ picture: await pictures(file, channels) });
      await session.release();
      expect(logits?.shape).to.deep.equal([2, channels, ...size]);
      const found = elements(logits);
      const expected = Buffer.from(pixels, "base64");
      const { mean, std } = recipe.preprocess;
      const plane = size[0] * size[1];
      const apart = Array.from(found, (value, at) => {
        const channel = Math.floor(at / plane) % channels;
        const level = expected[(at % plane) * channels + channel] ?? Number.NaN;
        return Math.abs((value * (std[channel] ?? 1) + (mean[channel] ?? 0)) * 255 - level);
      });
      // Levels are equal: what is left is float32's, of dividing by 255.
      expect(Math.max(...apart)).to.be.below(1e-4);
    });
});
