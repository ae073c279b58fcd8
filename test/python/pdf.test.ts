import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { needsPython, runPython } from "@netgraft/test-support";
import { expect } from "chai";
import { createFramework, type DrawnNetworks, drawNetworks, writeDrawing } from "netgraft";

/** A page as PDFium shows it. */
interface Page {
  /** In pixels. */
  readonly size: readonly [width: number, height: number];
  /** Of each line of text what it says, and where its ink starts and ends, in pixels. */
  readonly lines: readonly (readonly [text: string, left: number, right: number])[];
  /** How far it is from the PNG, in levels of grey: the mean, and the largest mean of a square of 16 pixels. */
  readonly distance: readonly [mean: number, largest: number];
}

const program = `
import ctypes, json, sys
import numpy, pypdfium2 as pdfium, pypdfium2.raw as raw
from PIL import Image
def shown(name):
    page = pdfium.PdfDocument(name + ".pdf")[0]
    texts = page.get_textpage()
    lines = []
    for line in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        length = raw.FPDFTextObj_GetText(line, texts, None, 0)
        buffer = ctypes.create_string_buffer(length)
        raw.FPDFTextObj_GetText(line, texts, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)
        left, _, right, _ = line.get_bounds()
        lines.append([buffer.raw[: length - 2].decode("utf-16-le"), left * 4 / 3, right * 4 / 3])
    pixels = numpy.asarray(page.render(scale=4 / 3).to_pil().convert("L"), numpy.float64)
    expected = numpy.asarray(Image.open(name + ".png").convert("L").resize(pixels.shape[::-1], Image.BOX), numpy.float64)
    far = numpy.abs(pixels - expected)
    rows, columns = far.shape[0] // 16, far.shape[1] // 16
    squares = far[: rows * 16, : columns * 16].reshape(rows, 16, columns, 16).mean((1, 3))
    return {"size": pixels.shape[::-1], "lines": lines, "distance": [far.mean(), squares.max()]}
print(json.dumps([shown(name) for name in sys.argv[1:]]))
`;

describe("a PDF of a network", function () {
  this.timeout(120_000);
  let folder = "";
  before(function () {
    needsPython(this, "numpy", "pypdfium2", "PIL");
    folder = mkdtempSync(join(tmpdir(), "netgraft-pdf-"));
  });
  after(() => {
    if (folder !== "") rmSync(folder, { recursive: true });
  });

  const framework = createFramework();
  const small = { backbone: { type: "resnet", block: "basic", layers: [1, 1], width: 8 }, classes: 5 };
  const plain = framework.compose({ ...small, name: "plain", input: { height: 32, width: 32 } });
  const attached = framework.compose({
    ...small,
    name: "attached",
    input: { height: 64, width: 64 },
    attachments: [{ attach: { type: "se", reduction: 4 } }, { attach: { type: "cbam", reduction: 4 }, at: "conv1" }],
  });
  const cases: readonly (readonly [networks: DrawnNetworks, options: object])[] = [
    [[attached], {}],
    [[plain, attached], {}],
    [[framework.compose("googlenet")], { blocks: ["A"], theme: "dark", width: 600 }],
  ];

  it("shows what the PNG shows, on light and dark ground, with text that is text", async () => {
    const svgs: string[] = [];
    const files = cases.map((_, index) => join(folder, `${index}`));
    for (const [index, [networks, options]] of cases.entries()) {
      svgs.push(await drawNetworks(networks, "svg", options));
      for (const form of ["pdf", "png"]) await writeDrawing(`${files[index]}.${form}`, networks, options);
    }
    // The program prints what `Page` says.
    for (const [index, page] of (runPython(program, ...files) as Page[]).entries()) {
      const svg = svgs[index] ?? "";
      expect(page.size.join(" ")).to.equal(/viewBox="0 0 (\d+ \d+)"/.exec(svg)?.[1]);
      const written = [...svg.matchAll(/<text [^>]*?textLength="([\d.]+)"[^>]*>([^<]*)</g)];
      // PDFium puts a space where a word ends.
      expect(page.lines.map(([text]) => text.trimEnd())).to.deep.equal(written.map(([, , text]) => text));
      for (const [at, [text, left, right]] of page.lines.entries())
        // Ink begins behind the start of a letter's room, and ends before its end.
        expect(right - left, text).to.be.within(0, Number(written[at]?.[1]) + 1);
      // Where the PNG's font is another one, letters differ a little; what is lacking differs by a hundred.
      expect(page.distance[0]).to.be.below(3);
      expect(page.distance[1]).to.be.below(60);
    }
  });
});
