import { expect } from "chai";
import { darkColours } from "../svg/theme.js";
import { timeChartSvg, type TimePart } from "./time-chart.js";

describe("a chart of what a network takes", () => {
  const leaf = (label: string, macs: number, milliseconds: number, kind: TimePart["kind"]): TimePart => ({
    label,
    macs,
    milliseconds,
    kind,
    roofMilliseconds: milliseconds / 2,
    parts: [],
  });
  const block = (label: string, parts: readonly TimePart[]): TimePart => ({
    label,
    macs: parts.reduce((sum, { macs }) => sum + macs, 0),
    milliseconds: parts.reduce((sum, { milliseconds }) => sum + milliseconds, 0),
    kind: "product",
    roofMilliseconds: 0,
    parts,
  });
  const parts = [
    leaf("stem & <b>", 100, 1, "product"),
    block("layer1", [
      block("0", [
        leaf("conv1", 300, 2, "product"),
        leaf("se", 0, 1, "attachment"),
        leaf("", 0, 1, "layout"),
        leaf("add", 0, 3, "elementwise"),
      ]),
    ]),
  ];
  const panel = { computed: "400 MACs", taken: "8 ms", roof: "of the roof", parts };
  const svg = timeChartSvg({ title: "Times", panels: [panel] });

  it("has numbers everywhere, in colours that dark screens have, too, and as many panels as there are", () => {
    const none = timeChartSvg({ title: "Times", panels: [{ ...panel, parts: [leaf("x", 0, 0, "product")] }] });
    for (const drawn of [svg, none, timeChartSvg({ title: "Times", panels: [panel, panel] })]) {
      expect(drawn).to.not.match(/NaN|undefined|Infinity|<b>/);
      const colours = [...drawn.matchAll(/ (?:fill|stroke)="(#[^"]+)"/g)].map(([, colour = ""]) => colour);
      expect(colours.filter((colour) => darkColours[colour] === undefined)).to.deep.equal([]);
    }
    expect(timeChartSvg({ title: "Times", panels: [panel] }, "dark")).to.include("#14181d");
  });

  it("is as wide as each part's share, of the one above and of the other below", () => {
    const widths = (kind: string): readonly number[] =>
      [...svg.matchAll(/<rect x="\S+" y="\S+" width="(\S+)" height="\S+" fill="(\S+)" stroke/g)]
        .filter(([, , fill]) => fill === kind)
        .map(([, width]) => Number(width));
    const room = 1006;
    // The stem and the convolution above, then below; the last is the legend's.
    expect(widths("#dcebf7").map((width) => Math.round((width / room) * 1000))).to.deep.equal([250, 750, 125, 250, 12]);
    expect(widths("#fdf2dc").map((width) => Math.round((width / room) * 1000))).to.deep.equal([125, 12]);
  });

  it("has bars as high as the share of the time that the roof would take", () => {
    const heights = [...svg.matchAll(/width="\S+" height="(\S+)" fill="#(?:00558a|b36b00|00694c|d55e00)"\/>/g)];
    expect(heights.map(([, height]) => Number(height))).to.deep.equal([29, 29, 29, 29, 29]);
  });
});
