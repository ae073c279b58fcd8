import { join } from "node:path";
import { folderWith } from "@netgraft/test-support";
import { expect } from "chai";
import { composeNetwork } from "../open-network.js";
import { configValues, wholeConfig } from "./whole-config.js";

describe("the config of a network", () => {
  const place = folderWith({
    "configs/net.yaml":
      "name: net\nclasses: 2\nlabels: names.txt\nbackbone: { type: resnet, depth: 18 }\n" +
      "training: { dataset: { type: folder, path: ../data }, epochs: 3 }\n",
  });
  const composed = () => composeNetwork("configs/net.yaml", { cwd: place() });

  it("is whole, with its files named from a folder, and composes the same there", async () => {
    const network = await composed();
    const config = wholeConfig(network, { folder: place("elsewhere/run"), cwd: place() });
    expect(config).to.deep.include({ name: "net", classes: 2, labels: "../../configs/names.txt" });
    expect(config["training"]).to.deep.include({ epochs: 3, seed: 0 });
    expect(config["training"]).to.have.nested.property("dataset.path", "../../data");
    const again = await composeNetwork(place("configs/net.yaml"), { cwd: place() });
    expect(wholeConfig(again, { folder: place(), cwd: place() })).to.include({ labels: "./configs/names.txt" });
  });

  it("says of each value where it was written", async () => {
    const values = configValues(await composed());
    const originOf = (wanted: string): string | undefined => values.find(({ path }) => path === wanted)?.origin;
    expect(originOf("classes")).to.equal(`${join("configs", "net.yaml")}:2:10`);
    expect(originOf("training.seed")).to.match(/default/);
    expect(values.find(({ path }) => path === "backbone.depth")?.value).to.equal(18);
  });
});
