import { fileURLToPath } from "node:url";
import { requireFloat32 } from "@netgraft/core/graph";
import { createOnnxEngine } from "@netgraft/onnxruntime/node";
import { skipBecause } from "@netgraft/test-support";
import { expect } from "chai";
import { findChromium } from "./find-chromium.js";
import { openPage, type OpenedPage } from "./open-page.js";
import { report, type Report, smallRun } from "./report.js";

// The program of scripts/ that the benchmark bundles with, too; its types are those that are made of it.
const { bundleForBrowser } = (await import(
  new URL("../../../scripts/browser/bundle-for-browser.mjs", import.meta.url).href
)) as typeof import("../../scripts/dist/browser/bundle-for-browser.mjs");

const rejected = (promise: Promise<unknown>): Promise<unknown> => promise.then(undefined, (error: unknown) => error);

describe("in a browser", function () {
  this.timeout(300_000);

  it("nothing is bundled that needs something of Node", async () => {
    const error = await rejected(bundleForBrowser(`export * from "@netgraft/weights/node";`));
    expect(String(error)).to.match(/imports node:/);
  });

  describe("a page", () => {
    let opened: OpenedPage;
    before(async function () {
      const chromium = findChromium();
      if (chromium === undefined)
        skipBecause(this, "there is no Chromium (apt-get install chromium, or name one in NETGRAFT_CHROMIUM)");
      const page = fileURLToPath(new URL("./page.js", import.meta.url));
      opened = await openPage(chromium, await bundleForBrowser(`import ${JSON.stringify(page)};`));
    });
    after(() => (opened as OpenedPage | undefined)?.close());

    it("composes, counts, draws and lowers SE-ResNet-50 as Node does", async () => {
      // What `report` gives, which the page has as a global function.
      const found = await opened.page.evaluate<Report>("report()");
      const expected = await report();
      expect(expected).to.include({ parameters: 28_088_024, macs: 4_091_699_200 });
      expect(expected.onnx.bytes).to.be.greaterThan(4 * expected.parameters);
      expect({ ...found, svg: "" }).to.deep.equal({ ...expected, svg: "" });
      expect(found.svg).to.match(/^<svg/).and.to.equal(expected.svg);
      expect(opened.faults).to.deep.equal([]);
    });

    it("runs a network with onnxruntime as Node does", async () => {
      // What `logits` of the page gives.
      const found = await opened.page.evaluate<readonly number[]>("logits()");
      const { program, input } = smallRun();
      const session = await createOnnxEngine().open(program, { threads: 1 });
      const expected = [...requireFloat32((await session.run({ input }))["logits"], "logits").data];
      await session.release();
      expect(found).to.have.length(20);
      expect(expected).to.have.length(20);
      for (const [index, value] of expected.entries()) expect(found[index]).to.be.closeTo(value, 1e-4);
      expect(opened.faults).to.deep.equal([]);
    });
  });
});
