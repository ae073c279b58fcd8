import { readdir, readFile } from "node:fs/promises";
import { folderWith, rejection } from "@netgraft/test-support";
import { expect } from "chai";
import sharp from "sharp";
import { drawNetworks, writeDrawing } from "./draw-networks.js";
import { tiny } from "./tiny.test.support.js";

describe("drawNetworks", () => {
  const place = folderWith();
  const plain = tiny({ name: "plain", attachments: [] }).network;
  const { network } = tiny();

  it("draws a network, or two with what differs, as an SVG or as a page", async () => {
    const one = await drawNetworks([network], "svg");
    expect(one)
      .to.match(/^<svg /)
      .and.include(">se at residual<");
    const both = await drawNetworks([plain, network], "svg");
    expect(both).to.include("plain").and.include("tiny").and.include(">se at residual<");
    expect(await drawNetworks([network], "html")).to.match(/^<!doctype html>/);
    expect(await drawNetworks([plain, plain], "svg")).to.not.include(">se at residual<");
  });

  it("writes what the ending says, and nothing where it says nothing", async () => {
    await writeDrawing(place("a.svg"), [network]);
    expect(await readFile(place("a.svg"), "utf8")).to.equal(await drawNetworks([network], "svg"));
    await writeDrawing(place("b.html"), [plain, network]);
    expect(await readFile(place("b.html"), "utf8")).to.equal(await drawNetworks([plain, network], "html"));
    const error = await rejection(writeDrawing(place("c.pmg"), [network]));
    expect(error).to.include({ code: "NG_DRAWING_ARGUMENTS" });
    expect(String(error)).to.match(/path: .*ends in \.svg or \.png or \.pdf or \.html; found .*c\.pmg\./);
    expect(await readdir(place())).to.have.members(["a.svg", "b.html"]);
  });

  it("writes a PNG with twice the pixels, in the theme's colours", async () => {
    const svg = await drawNetworks([network], "svg", { blocks: ["A"] });
    const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
    for (const [theme, ground] of [
      ["light", [0xff, 0xff, 0xff]],
      ["dark", [0x14, 0x18, 0x1d]],
    ] as const) {
      await writeDrawing(place("block.png"), [network], { theme, blocks: ["A"] });
      const { data, info } = await sharp(place("block.png")).removeAlpha().raw().toBuffer({ resolveWithObject: true });
      expect(info).to.include({ width: 2 * Number(width), height: 2 * Number(height) });
      expect([...data.subarray(0, 3)]).to.deep.equal(ground);
    }
    expect(await sharp(place("block.png")).metadata()).to.include({ format: "png", density: 192 });
  });

  it("writes a PDF with its fonts, and none where they lack a letter", async () => {
    await writeDrawing(place("block.pdf"), [network], { blocks: ["A"] });
    const pdf = await readFile(place("block.pdf"), "latin1");
    expect(pdf)
      .to.match(/^%PDF-1\.4\n/)
      .and.match(/%%EOF\n$/);
    // Titles are bold; nothing in a block is italic.
    expect([...new Set(pdf.match(/\/FontName\/\S+(?=\/Flags)/g))]).to.have.lengthOf(2);
    const named = tiny({ name: "网络−ő" }).network;
    const refused = String(await rejection(writeDrawing(place("named.pdf"), [named])));
    expect(refused).to.match(
      /NG_DRAWING_ARGUMENTS.*named\.pdf.*expected a file that ends in \.svg or \.png.*found 网络ő/s,
    );
    expect(await readdir(place())).to.not.include("named.pdf");
    await writeDrawing(place("named.svg"), [named]);
  });

  it("refuses blocks that there are not, and what a form has not", async () => {
    const refusal = async (name: string, options: object): Promise<string> =>
      String(await rejection(writeDrawing(place(name), [network], options)));
    expect(await refusal("x.svg", { blocks: ["A", "Q"] })).to.match(/NG_DRAWING_ARGUMENTS.*\n?.*blocks: .*A.*found Q/s);
    for (const name of ["x.png", "x.pdf"])
      expect(await refusal(name, { theme: "system" }))
        .to.include("theme: ")
        .and.include("light or dark");
    expect(await refusal("x.html", { width: 500 }))
      .to.include("width: ")
      .and.include(".svg or .png");
    expect(await readdir(place())).to.not.include.members(["x.svg"]);
  });
});
