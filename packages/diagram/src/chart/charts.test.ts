import { expect } from "chai";
import { assert, constantFrom, integer, array, property, record } from "fast-check";
import { chartHtml, costChartSvg, curveChartSvg, forestChartSvg } from "../index.js";
import { darkColours } from "../svg/theme.js";
import { paretoFront } from "./pareto-front.js";
import { seriesPaint } from "./series-paint.js";

/** The words of a chart. */
const words = (svg: string): readonly string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, word = ""]) => word);

const names = ["plain", "se & <b>", "pre", "post", "wider", "deeper"];
const costs = (count: number, panels = 1): string =>
  costChartSvg({
    title: "Costs",
    valueTitle: "top-1 (%)",
    isMoreBetter: true,
    points: names
      .slice(0, count)
      .map((label, index) => ({ label, value: 70 + index, interval: { lower: 69 + index, upper: 71 + index } })),
    panels: Array.from({ length: panels }, () => ({
      title: "parameters",
      isCount: true,
      costs: names.slice(0, count).map((_, index) => ({ cost: index < 2 ? 1000 : 1000 * index })),
    })),
  });
const curves = (count: number, epochs: number): string =>
  curveChartSvg({
    title: "Curves",
    valueTitle: "top-1 (%)",
    note: "Bands: all seeds.",
    series: names.slice(0, count).map((label, index) => ({
      label,
      points: Array.from({ length: epochs }, (_, epoch) => ({
        epoch: epoch + 1,
        mean: 50 + epoch + index,
        lower: 49 + epoch + index,
        upper: 51 + epoch + index,
      })),
    })),
  });
const forest = (rows: Parameters<typeof forestChartSvg>[0]["rows"]): string =>
  forestChartSvg({
    title: "Differences",
    axisTitle: "difference",
    textTitle: "text",
    contrastName: "not paired",
    rows,
  });

/** The centres of marks, in pixels of their panel, which is the first group. */
const marks = (svg: string): readonly (readonly [number, number])[] =>
  [...svg.matchAll(/<g transform="translate\((\S+) (\S+)\)"><path/g)]
    .map(([, x, y]) => [Number(x), Number(y)] as const)
    .slice(1);

describe("a chart of a sweep", () => {
  const all: Readonly<Record<string, string>> = {
    "costs of one": costs(1),
    "costs of six": costs(6, 3),
    "curves of one epoch": curves(2, 1),
    "curves in one plot": curves(4, 9),
    "curves in plots of their own": curves(6, 9),
    "no curves": curves(0, 0),
    "one difference": forest([{ label: "se", difference: 0, isTold: false, text: "0" }]),
    "no difference": forest([{ label: "se & <b>", isTold: false, text: "" }]),
    differences: forest([
      {
        label: "se",
        difference: 1,
        interval: { lower: 0.5, upper: 1.5 },
        contrast: { lower: -1, upper: 3 },
        isTold: true,
        text: "+1",
      },
    ]),
  };
  for (const [what, svg] of Object.entries(all))
    it(`has numbers everywhere, in colours that dark screens have, too: ${what}`, () => {
      expect(svg).to.not.match(/NaN|undefined|Infinity|<b>/);
      const colours = [...svg.matchAll(/ (?:fill|stroke)="(#[^"]+)"/g)].map(([, colour = ""]) => colour);
      expect(colours.filter((colour) => darkColours[colour] === undefined)).to.deep.equal([]);
    });

  it("tells series apart in grey: by shape, and neighbours by dashes", () => {
    const paints = names.map((_, place) => seriesPaint(place));
    expect(new Set(paints.map(({ shape }) => shape)).size).to.equal(paints.length);
    expect(new Set(paints.slice(1, 5).map(({ dash }) => dash)).size).to.equal(4);
    const many = Array.from({ length: 30 }, (_, place) => seriesPaint(place + 1));
    expect(
      new Set(many.map(({ colour, shape }) => `${colour} ${many.findIndex((one) => one.shape === shape)}`)).size,
    ).to.equal(30);
  });

  it("has points of the same cost side by side, higher values higher", () => {
    const [first, second, third] = marks(costs(3));
    expect((second?.[0] ?? 0) - (first?.[0] ?? 0)).to.be.closeTo(10, 0.02);
    expect(first?.[1]).to.be.above(second?.[1] ?? Infinity);
    expect(second?.[1]).to.be.above(third?.[1] ?? Infinity);
  });

  it("has intervals where they belong: a difference of half the other lies half as far from 0", () => {
    const svg = forest([
      { label: "a", difference: 1, interval: { lower: 0, upper: 2 }, isTold: false, text: "" },
      { label: "b", difference: 2, interval: { lower: 1, upper: 3 }, isTold: true, text: "" },
    ]);
    const [a, b] = [...svg.matchAll(/<rect x="(\S+)" y="\S+" width="9"/g)].map(([, x]) => Number(x) + 4.5);
    const [from, to] = [...svg.matchAll(/<path d="M([\d.]+),[\d.]+H([\d.]+)M[^"]*" fill="none" stroke="#0072b2"/g)].map(
      ([, left, right]) => [Number(left), Number(right)] as const,
    );
    expect(from?.[1]).to.be.closeTo(b ?? 0, 0.02);
    expect(to?.[0]).to.be.closeTo(a ?? 0, 0.02);
    expect((b ?? 0) - (a ?? 0)).to.be.closeTo((a ?? 0) - (from?.[0] ?? 0), 0.02);
  });

  it("has labels of curves that end at the same place apart", () => {
    const heights = [
      ...curves(4, 3).matchAll(/<text x="\S+" y="(\S+)" font-family="[^"]+" font-size="10.5" fill="#1b1f24"/g),
    ].map(([, y]) => Number(y));
    expect(heights).to.have.lengthOf(4);
    const sorted = heights.toSorted((a, b) => a - b);
    for (const [index, y] of sorted.entries()) if (index > 0) expect(y - (sorted[index - 1] ?? 0)).to.be.at.least(13.9);
  });

  it("tells its ticks apart, of costs that hardly differ, too, and counts epochs by whole numbers", () => {
    const close = words(
      costChartSvg({
        title: "Costs",
        valueTitle: "top-1 (%)",
        isMoreBetter: true,
        points: [1, 2].map((value) => ({ label: `row ${value}`, value })),
        panels: [{ title: "MACs", isCount: true, costs: [{ cost: 40_813_184 }, { cost: 40_815_200 }] }],
      }),
    ).filter((word) => word.endsWith(" M"));
    expect(close)
      .to.include("40.814 M")
      .and.to.deep.equal([...new Set(close)])
      .and.have.length.above(2);
    expect(words(curves(2, 2)))
      .to.include.members(["1", "2"])
      .and.not.include("1.0");
  });

  it("has a Pareto front of what nothing beats", () => {
    const point = record({ cost: integer({ min: 0, max: 9 }), value: integer({ min: 0, max: 9 }) });
    assert(
      property(array(point, { maxLength: 12 }), constantFrom(true, false), (points, isMoreBetter) => {
        const sign = isMoreBetter ? 1 : -1;
        const front = paretoFront(points, isMoreBetter).map((index) => points[index]);
        const beaten = (one: (typeof points)[number]): boolean =>
          points.some(
            (other) =>
              other.cost <= one.cost &&
              sign * other.value >= sign * one.value &&
              (other.cost < one.cost || sign * other.value > sign * one.value),
          );
        const keys = (
          some: readonly ({ readonly cost: number; readonly value: number } | undefined)[],
        ): readonly string[] => [...new Set(some.map((one) => `${one?.cost}/${one?.value}`))];
        expect(keys(front)).to.have.members(keys(points.filter((one) => !beaten(one))));
        expect(front.length).to.equal(keys(front).length);
      }),
    );
  });
});

describe("a page of charts", () => {
  it("asks the network for nothing, and takes text as it is", () => {
    const table = {
      columns: [{ title: "<row>" }, { title: "n", align: "right" as const }],
      rows: [["</td><script>x", "5"]],
    };
    const page = chartHtml({ title: "a & b", facts: ["<fact>"], sections: [{ title: "One", table, chart: costs(2) }] });
    expect(page.replaceAll("http://www.w3.org/2000/svg", "")).to.not.match(/https?:|src=|href=|@import|url\(|<script/);
    expect(page).to.include('<td>&lt;/td&gt;&lt;script&gt;x</td><td class="number">5</td>');
    expect(page).to.include("<h1>a &amp; b</h1><p>&lt;fact&gt;</p>");
  });
});
