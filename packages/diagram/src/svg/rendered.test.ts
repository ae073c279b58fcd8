import { expect } from "chai";
import { framework } from "../framework.test.support.js";
import { diffHtml, diffNetworks, diffSvg, drawNetwork, networkHtml, networkSvg } from "../index.js";

/** What opens must close, in order; text holds no bare `<` or `&`. */
function assertWellFormed(markup: string): void {
  const open: string[] = [];
  const end = /<(\/?)([a-z][a-zA-Z0-9]*)((?:\s+[a-zA-Z:-]+(?:="[^"<]*")?)*)\s*(\/?)>/gy;
  let at = 0;
  while (at < markup.length) {
    const next = markup.indexOf("<", at);
    const text = markup.slice(at, next === -1 ? undefined : next);
    if (open.at(-1) !== "style" && open.at(-1) !== "script")
      expect(text.replaceAll(/&(?:amp|lt|gt|quot);/g, "")).to.not.match(/[&>]/);
    if (next === -1) break;
    end.lastIndex = next;
    const [whole = "", closing, name = "", , empty] = end.exec(markup) ?? expect.fail(markup.slice(next, next + 60));
    if (closing === "/") expect(open.pop()).to.equal(name);
    else if (empty !== "/") open.push(name);
    at = next + whole.length;
  }
  expect(open).to.deep.equal([]);
}

const se = (at: string): Parameters<typeof framework.compose>[0] => ({
  name: `SE & <${at}>`,
  backbone: { type: "resnet", depth: 50 },
  attachments: [{ attach: { type: "se" }, at }],
});
const drawing = (config: Parameters<typeof framework.compose>[0]): ReturnType<typeof drawNetwork> =>
  drawNetwork(framework.compose(config).graph);

describe("a rendered drawing", () => {
  it("is the same to the byte each time, and well formed", async () => {
    for (const config of [se("residual"), "googlenet"] as const) {
      const first = await networkSvg(drawing(config));
      expect(await networkSvg(drawing(config))).to.equal(first);
      assertWellFormed(first);
      expect(first).to.match(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox=/);
      expect(first).to.not.match(/NaN|undefined|Infinity/);
    }
    const diff = diffNetworks(drawing(se("residual")), drawing(se("branchInput")));
    // The first kind of block begins each stage, with stride 2 in all but the first; its notes stand in both drawings.
    expect((await diffSvg(diff)).match(/>stride 2 in layer2\.0,</g)).to.have.lengthOf(4);
    expect(await diffSvg(diff)).to.equal(await diffSvg(diff));
    assertWellFormed(await diffSvg(diff));
  });

  it("as a page unfolds to every operation, and asks the network for nothing", async () => {
    const { graph } = framework.compose("seresnet18");
    const page = await networkHtml(drawNetwork(graph));
    assertWellFormed(page.replace(/^<!doctype html>\n/, "").replaceAll(/<meta ([^>]*[^/])>/g, "<meta $1/>"));
    // Of equal blocks, the operations of the first are listed.
    for (const path of ["conv1", "layer1.0.conv1", "layer1.0.se.fc2", "layer2.0.downsample.0", "fc"])
      expect(page).to.include(`<td>${path}</td>`);
    expect(page.replaceAll("http://www.w3.org/2000/svg", "")).to.not.match(/https?:|src=|href=|@import|url\(/);
    expect(page.match(/<details class="block">/g)).to.have.lengthOf(2 + 7 + 2);
    expect(page.match(/<summary>/g)).to.have.lengthOf(page.match(/<details /g)?.length ?? 0);
  });

  it("as a page of two networks shows both sides where they differ", async () => {
    const diff = diffNetworks(drawing("resnet18"), drawing("seresnet18"));
    const page = await diffHtml(diff);
    expect(page.match(/<figcaption>seresnet18<\/figcaption>/g)).to.have.lengthOf(7);
    expect(page).to.include('<span class="chip added">+ se at residual</span>');
  });
});
