import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { availabilityOf, tensorFlowAvailability } from "./tensorflow-availability.js";
import { addonPath, nativeFolder } from "./native-folder.js";

const found = { folder: "f", origin: "pip", version: "2.21.0", oneDnn: true, groupedGradients: true };

describe("whether TensorFlow can be used", () => {
  let folder = "";
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), "netgraft-available-"))));
  afterEach(() => rm(folder, { recursive: true }));

  it("is told with what to do where it is not set up", async () => {
    const places = { env: { NETGRAFT_CACHE: folder }, resolveFrom: join(folder, "index.js") };
    const { usable, why, findings } = await tensorFlowAvailability(places);
    expect(usable).to.equal(false);
    expect(why).to.equal("is not set up (`netgraft setup tensorflow`)");
    expect(findings).to.have.length(1);
    expect(findings[0]).to.include({ what: "TensorFlow", state: "missing", advice: "netgraft setup tensorflow" });
  });

  it("is told with its own words where it does not load", async () => {
    const env = { NETGRAFT_CACHE: folder };
    const native = nativeFolder(env);
    const tfjs = join(native, "package", "node_modules", "@tensorflow", "tfjs-node");
    await mkdir(tfjs, { recursive: true });
    await writeFile(join(tfjs, "package.json"), "{}");
    await mkdir(join(native, addonPath, ".."), { recursive: true });
    await writeFile(join(native, addonPath), "no library");
    const { usable, why, findings } = await tensorFlowAvailability({ env, resolveFrom: join(folder, "index.js") });
    expect(usable).to.equal(false);
    expect(why).to.match(/^is set up and cannot be used: .*tfjs_binding\.node: /);
    expect(findings[0]).to.include({ what: "TensorFlow", state: "broken", advice: "netgraft setup tensorflow" });
  }).timeout(60_000);

  it("is told with what it can do where it loads, and that it is slow without oneDNN", () => {
    expect(availabilityOf(found)).to.not.have.property("why");
    expect(availabilityOf(found).findings.map((finding) => `${finding.what} ${finding.found}`)).to.deep.equal([
      "tfjs-node f",
      "TensorFlow 2.21.0 (from pip)",
      "oneDNN on",
      "grouped gradients native",
    ]);
    const slow = availabilityOf({ ...found, oneDnn: false });
    expect(slow.usable).to.equal(true);
    expect(slow.why).to.match(/no oneDNN here/);
    expect(slow.findings.filter(({ state }) => state === "slow").map(({ what }) => what)).to.deep.equal(["oneDNN"]);
  });
});
