import { expect } from "chai";
import { framework } from "../framework.test.support.js";
import { diffNetworks, diffSvg, drawNetwork, networkHtml, networkSvg } from "../index.js";
import { attachmentPaint, changePaints, ink, type Paint, shapePaints } from "./palette.js";
import { darkColours } from "./theme.js";

/** Relative luminance. Source: WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((one, other) => one - other);
  return (light + 0.05) / (dark + 0.05);
}

const draw = (name: string): ReturnType<typeof drawNetwork> => drawNetwork(framework.compose(name).graph);
const coloursOf = (text: string): readonly string[] => [
  ...new Set(Array.from(text.matchAll(/#[0-9a-f]{6}\b/g), ([colour]) => colour)),
];

describe("a theme", () => {
  const paints: readonly Paint[] = [...Object.values(shapePaints), ...Object.values(changePaints), attachmentPaint];
  for (const theme of ["light", "dark"]) {
    const shown = (colour: string): string => (theme === "light" ? colour : (darkColours[colour] ?? ""));

    it(`that is ${theme} has text that is told from every ground, and outlines from paper`, () => {
      // WCAG 2.2, success criteria 1.4.3 (text, 4.5) and 1.4.11 (what shapes are known by, 3).
      expect(contrast("#ffffff", "#000000")).to.be.closeTo(21, 1e-9);
      const grounds = [...paints.map(({ fill }) => fill), ink.paper, ink.band].filter((fill) => fill !== "none");
      for (const ground of grounds)
        for (const text of [ink.text, ink.faint])
          expect(contrast(shown(text), shown(ground)), `${text} on ${ground}`).to.be.at.least(4.5);
      for (const stroke of [...paints.map((paint) => paint.stroke), ink.line].filter((one) => one !== "none"))
        expect(contrast(shown(stroke), shown(ink.paper)), stroke).to.be.at.least(3);
    });
  }

  it("that is dark has another colour for every one of a drawing, and no text is changed", async () => {
    const diff = diffNetworks(draw("resnet18"), draw("se_bninception"));
    for (const drawn of [
      (theme?: "dark") => networkSvg(draw("seresnet18"), { ...(theme && { theme }) }),
      (theme?: "dark") => diffSvg(diff, { ...(theme && { theme }) }),
    ]) {
      const [light, dark] = [await drawn(), await drawn("dark")];
      expect(coloursOf(light).filter((colour) => darkColours[colour] === undefined)).to.deep.equal([]);
      expect(coloursOf(dark)).to.deep.equal(coloursOf(light).map((colour) => darkColours[colour]));
      expect(dark.replaceAll(/#[0-9a-f]{6}/g, "")).to.equal(light.replaceAll(/#[0-9a-f]{6}/g, ""));
    }
    const named = { ...draw("seresnet18"), name: 'fill="#ffffff" #ffffff' };
    expect(await networkSvg(named, { theme: "dark" })).to.include("fill=&quot;#ffffff&quot; #ffffff<");
  });

  it("of the system is a sheet beside the light drawing, and what pages have", async () => {
    const light = await networkSvg(draw("seresnet18"));
    const system = await networkSvg(draw("seresnet18"), { theme: "system" });
    const [, sheet = ""] = /<style>(.*?)<\/style>/.exec(system) ?? [];
    expect(system.replace(`<style>${sheet}</style>`, "")).to.equal(light);
    expect(sheet).to.match(/^@media screen and \(prefers-color-scheme: dark\) \{ .*\}$/);
    for (const colour of coloursOf(light))
      expect(sheet).to.include(`[fill="${colour}"] { fill: ${darkColours[colour]} }`);
    const page = await networkHtml(draw("seresnet18"));
    expect(page).to.include("color-scheme: light dark").and.include("(prefers-color-scheme: dark)");
    expect(await networkHtml(draw("seresnet18"), { theme: "light" })).to.not.include("prefers-color-scheme");
  });
});
