import { expect } from "chai";
import { framework } from "../framework.test.support.js";
import { diffNetworks, diffSvg, drawNetwork, networkSvg } from "../index.js";

interface Line {
  readonly content: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The lines of text of a drawing, each with the room that its letters take. */
function linesOf(svg: string): readonly Line[] {
  const lines: Line[] = [];
  const origins = [{ x: 0, y: 0 }];
  for (const [whole, x, y, attributes = "", content = ""] of svg.matchAll(
    /<g transform="translate\((\S+) (\S+)\)">|<\/g>|<text ([^>]*)>([^<]*)<\/text>/g,
  )) {
    const origin = origins.at(-1) ?? { x: 0, y: 0 };
    if (whole.startsWith("<g")) origins.push({ x: origin.x + Number(x), y: origin.y + Number(y) });
    else if (whole === "</g>") origins.pop();
    else {
      const read = (name: string): string => new RegExp(` ${name}="([^"]*)"`).exec(` ${attributes}`)?.[1] ?? "";
      const [length, size] = [Number(read("textLength")), Number(read("font-size"))];
      const part = { middle: 0.5, end: 1 }[read("text-anchor")] ?? 0;
      const left = origin.x + Number(read("x")) - part * length;
      const baseline = origin.y + Number(read("y"));
      // Helvetica.afm: Ascender 718, Descender −207.
      const [top, bottom] = [baseline - 0.718 * size, baseline + 0.207 * size];
      lines.push({ content, left, right: left + length, top, bottom });
    }
  }
  return lines;
}

/** Lines that meet another, or the edge of the drawing. */
function misplaced(svg: string): readonly string[] {
  const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
  const lines = linesOf(svg);
  return lines.flatMap((line, index) => [
    ...(line.left < 0 || line.right > Number(width) || line.top < 0 || line.bottom > Number(height)
      ? [`${line.content} leaves the drawing`]
      : []),
    ...lines
      .slice(index + 1)
      .filter(
        (other) =>
          line.left < other.right && other.left < line.right && line.top < other.bottom && other.top < line.bottom,
      )
      .map((other) => `${line.content} and ${other.content}`),
  ]);
}

const draw = (config: Parameters<typeof framework.compose>[0]): ReturnType<typeof drawNetwork> =>
  drawNetwork(framework.compose(config).graph);

describe("the texts of a sheet", () => {
  const config = {
    name: "a network with a name that is so long that it would be wider than all that is drawn of it, if nobody thought of it",
    input: { height: 32, width: 32, channels: 3 },
    classes: 5,
    backbone: { type: "resnet", block: "basic", layers: [1, 1], width: 8 },
    attachments: [
      { id: "an-id-that-is-long-as-well-and-needs-room", attach: { type: "se", reduction: 4 } },
      { attach: { type: "cbam", reduction: 4 }, at: "conv1" },
      { attach: { type: "eca" }, at: "branchInput" },
    ],
  };

  it("are those that are drawn, and an overlap is found", () => {
    const text = (x: number): string =>
      `<g transform="translate(${x} 20)"><text x="0" y="0" font-size="10" textLength="30">a</text></g>`;
    const sheet = (...texts: readonly string[]): string => `<svg viewBox="0 0 100 30">${texts.join("")}</svg>`;
    expect(misplaced(sheet(text(0), text(31)))).to.deep.equal([]);
    expect(misplaced(sheet(text(0), text(29)))).to.deep.equal(["a and a"]);
    expect(misplaced(sheet(text(80)))).to.deep.equal(["a leaves the drawing"]);
  });

  for (const network of ["googlenet", "se_shufflenet_v1_g3", config] as const)
    it(`of ${typeof network === "string" ? network : "long names"} have room, in any width`, async () => {
      const diagram = draw(network);
      for (const options of [{}, { width: 1 }, { width: 900 }, { blocks: ["A"] }])
        expect(misplaced(await networkSvg(diagram, options)), JSON.stringify(options)).to.deep.equal([]);
    });

  it("of two networks have room, in any width", async () => {
    const plain = draw({ ...config, attachments: [], backbone: { ...config.backbone, layers: [1, 2, 1] } });
    for (const diff of [diffNetworks(plain, draw(config)), diffNetworks(draw("resnet18"), draw("se_bninception"))])
      for (const options of [{}, { width: 1 }, { blocks: ["A"] }])
        expect(misplaced(await diffSvg(diff, options)), JSON.stringify(options)).to.deep.equal([]);
  });
});

describe("a sheet", () => {
  const sizeOf = (svg: string): readonly number[] => {
    const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
    return [Number(width), Number(height)];
  };

  it("is no wider than is asked, or than its widest part, and then longer", async () => {
    const diagram = draw("se_bninception");
    const [free = 0, low = 0] = sizeOf(await networkSvg(diagram));
    const [wide = 0, high = 0] = sizeOf(await networkSvg(diagram, { width: 1000 }));
    expect([wide <= 1000, high > low, free > 1000]).to.deep.equal([true, true, true]);
    const [least = 0] = sizeOf(await networkSvg(diagram, { width: 1 }));
    expect(least).to.be.at.most(wide).and.at.least(500);
    expect(sizeOf(await networkSvg(diagram, { width: 4000 }))[0]).to.be.within(free, 4000);
  });

  it("has the kinds of blocks that are asked for alone", async () => {
    const diagram = draw("se_bninception");
    const titles = (svg: string): number => svg.match(/>inception</g)?.length ?? 0;
    // Three kinds of Inception blocks, in ten rows.
    expect(titles(await networkSvg(diagram))).to.equal(13);
    expect(titles(await networkSvg(diagram, { blocks: ["A", "C"] }))).to.equal(2);
    const diff = diffNetworks(draw("resnet18"), draw("seresnet18"));
    expect((await diffSvg(diff, { blocks: ["B"] })).match(/>basic</g)).to.have.lengthOf(1);
  });
});
