import { readFileSync } from "node:fs";
import { inflateSync } from "node:zlib";
import { expect } from "chai";
import { framework } from "../framework.test.support.js";
import {
  diffNetworks,
  diffSvg,
  drawNetwork,
  fontFile,
  type FontStyle,
  lettersBeyondPdf,
  networkSvg,
  svgPdf,
} from "../index.js";
import { textWidth } from "../layout/text-width.js";
import { readFont } from "./latin-font.js";
import { advanceOf, codeOf } from "./letters.js";

const read = (style: FontStyle): Uint8Array => readFileSync(fontFile(style));
const fonts = { regular: read("regular"), bold: read("bold"), italic: read("italic") };
const net = (name: string, size = 32): ReturnType<typeof drawNetwork> =>
  drawNetwork(
    framework.compose({
      name,
      input: { channels: 3, height: size, width: size },
      classes: 5,
      backbone: { type: "resnet", block: "basic", layers: [1, 1], width: 8 },
      attachments: [{ attach: { type: "se", reduction: 4 } }],
    }).graph,
  );

/** The objects of a file by the offsets of its table, each as its text and the bytes of its stream. */
function objectsOf(pdf: Uint8Array): readonly { readonly text: string; readonly stream?: Buffer }[] {
  const text = Buffer.from(pdf).toString("latin1");
  const table = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
  const [, count, rows = ""] = /^xref\n0 (\d+)\n((?:\d{10} \d{5} [fn] \n)+)trailer/.exec(text.slice(table)) ?? [];
  expect(rows.length).to.equal(20 * Number(count));
  return Array.from({ length: Number(count) - 1 }, (_, index) => {
    const offset = Number(rows.slice(20 * (index + 1), 20 * (index + 1) + 10));
    const [head = "", content = ""] = /^\d+ 0 obj\n([^]*?)(?:\nstream\n|\nendobj\n)/.exec(text.slice(offset)) ?? [];
    expect(head.startsWith(`${index + 1} 0 obj`)).to.equal(true);
    if (!head.endsWith("stream\n")) return { text: content };
    const length = Number(/\/Length (\d+)/.exec(content)?.[1]);
    const start = offset + head.length;
    expect(text.slice(start + length, start + length + 18)).to.equal("\nendstream\nendobj\n");
    return { text: content, stream: inflateSync(pdf.subarray(start, start + length)) };
  });
}

/** The lines of text of a page, each with its font. */
function linesOf(pdf: Uint8Array): readonly string[] {
  const content = objectsOf(pdf)[0]?.stream?.toString("latin1") ?? "";
  const letters = new Map(Array.from("−→×·²ő").map((letter) => [codeOf(letter), letter]));
  return [...content.matchAll(/BT \/(\w+) .*? <([0-9a-f]*)> Tj ET/g)].map(([, font, codes = ""]) => {
    const bytes = [...Buffer.from(codes, "hex")];
    return `${font}: ${bytes.map((code) => letters.get(code) ?? String.fromCharCode(code)).join("")}`;
  });
}

describe("a PDF of a drawing", () => {
  it("is one page of its size, with every line of text in its font, the same each time @long", async () => {
    const svg = await diffSvg(diffNetworks(net("first"), net("second", 64)), { theme: "dark" });
    const pdf = await svgPdf(svg, fonts);
    expect(Buffer.compare(pdf, await svgPdf(svg, fonts))).to.equal(0);
    const expected = [...svg.matchAll(/<text ([^>]*)>([^<]*)</g)].map(([, attributes = "", content]) => {
      const style = attributes.includes("bold") ? "bold" : attributes.includes("italic") ? "italic" : "regular";
      return `${style}: ${content}`;
    });
    expect(expected.join()).to.include("3×32×32 → 3×64×64");
    expect(linesOf(pdf)).to.deep.equal(expected);
    const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
    const whole = objectsOf(pdf)
      .map(({ text }) => text)
      .join("\n");
    // A pixel is a 96th of an inch, a point a 72nd.
    expect(whole).to.include(`/MediaBox[0 0 ${Number(width) * 0.75} ${Number(height) * 0.75}]`);
    expect(whole.match(/\/FontFile2 /g)).to.have.lengthOf(new Set(expected.map((line) => line.split(":")[0])).size);
    const title = Buffer.from("first → second", "utf16le").swap16().toString("hex");
    expect(whole).to.include(`/Title <feff${title}>`);
  });

  it("has the colours of the theme, and no others", async () => {
    const svg = await networkSvg(net("dark"), { theme: "dark" });
    const content = objectsOf(await svgPdf(svg, fonts))[0]?.stream?.toString("latin1") ?? "";
    const drawn = new Set([...content.matchAll(/([\d.]+ [\d.]+ [\d.]+) (?:rg|RG)/g)].map(([, colour]) => colour));
    const written = [...svg.matchAll(/(?:fill|stroke)="#(\w\w)(\w\w)(\w\w)"/g)].map(([, ...parts]) =>
      parts.slice(0, 3).map((part) => String(Number((Number.parseInt(part, 16) / 255).toFixed(3)))),
    );
    expect([...drawn]).to.have.members([...new Set(written.map((parts) => parts.join(" ")))]);
    // The ground comes first.
    expect(content.split("\n")[1]).to.equal(
      `${[0x14, 0x18, 0x1d].map((part) => Number((part / 255).toFixed(3))).join(" ")} rg`,
    );
  });

  it("has fonts about as wide as what text is measured with, and all of the line as wide", async () => {
    // Of Arial and Helvetica, which differ here by design: https://www.adobe.com, Helvetica.afm, beside Arial's.
    const unlike = ["¯", "±", "µ", "·", "÷"];
    for (const style of ["regular", "bold", "italic"] as const) {
      const font = await readFont(fonts[style]);
      const letters = [...font.advances.keys()].map((point) => String.fromCodePoint(point));
      const shown = letters.filter((letter) => advanceOf(letter, font) !== undefined && letter !== "\u00ad");
      expect(shown.length).to.be.at.least(200);
      const different = shown.filter(
        (letter) =>
          Math.abs((advanceOf(letter, font) ?? 0) - textWidth(letter, { size: 1000, bold: style === "bold" })) > 1,
      );
      expect(different, style).to.deep.equal(unlike);
    }
    // Of Arial, regular: A 667, periodcentered 333; of Helvetica 667 and 278.
    const line = `<text x="0" y="9" font-size="10" textLength="${textWidth("A·", { size: 10 })}" fill="#000000">A·</text>`;
    const content = objectsOf(await svgPdf(`<svg width="9" height="9">${line}</svg>`, fonts))[0]?.stream?.toString();
    expect(content).to.include(` ${Number(((100 * (667 + 278)) / (667 + 333)).toFixed(3))} Tz `);
  });

  it("names the letters that its fonts lack, and reads no SVG but ours", async () => {
    const name = "a−b → é ﬁ 网络 ő Š";
    const svg = await networkSvg({ ...net("plain"), name });
    expect((await lettersBeyondPdf(svg, fonts)).join("")).to.equal("ﬁ网络őŠ");
    expect(await lettersBeyondPdf(await networkSvg(net("plain & <b>")), fonts)).to.deep.equal([]);
    for (const shape of ["<ellipse/>", '<path d="M0,0A1,1"/>']) {
      let error: unknown;
      await svgPdf(`<svg width="9" height="9">${shape}</svg>`, fonts).catch((thrown: unknown) => (error = thrown));
      expect(error).to.be.instanceOf(TypeError);
    }
  });
});
