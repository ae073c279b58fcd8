import { folderWith, rejection, writeFiles } from "@netgraft/test-support";
import { expect } from "chai";
import { validateNetwork } from "./validate-network.js";

describe("validateNetwork", () => {
  const place = folderWith({
    "good.yaml": "name: good\nbackbone: { type: resnet, depth: 18 }\n",
    "program.mjs": "export default { name: 'program', backbone: { type: 'resnet', depth: 18 } };\n",
    "bad.yaml": "name: bad\nclases: 3\nbackbone: { type: resnet, depth: 19 }\n",
  });

  it("finds nothing wrong with what composes", async () => {
    expect(await validateNetwork("good.yaml", { cwd: place() })).to.equal(undefined);
    expect(await validateNetwork("seresnet18")).to.equal(undefined);
  });

  it("gives all problems at once", async () => {
    const error = await validateNetwork("bad.yaml", { cwd: place() });
    expect(error).to.include({ code: "NG_CONFIG_INVALID" });
    expect(error?.problems.map(({ at }) => at)).to.have.members(["clases", "backbone.depth"]);
  });

  it("finds what training asks of the network and does not get", async () => {
    const training = (keys: string): string =>
      `extends: ./good.yaml\ntraining: { dataset: { type: folder, path: none }, epochs: 9, ${keys} }\n`;
    await writeFiles(place(), {
      "trained.yaml": training("monitor: loss, schedule: { type: plateau, mode: min }, freeze: [conv1, 'layer{1, 2}']"),
      "untrained.yaml": training(
        "schedule: { type: plateau, mode: min }, averageWarmup: true, groups: [{ modules: [fd], weightDecay: 0 }]",
      ),
    });
    expect(await validateNetwork("trained.yaml", { cwd: place() })).to.equal(undefined);
    const error = await validateNetwork("untrained.yaml", { cwd: place() });
    expect(error).to.include({ code: "NG_OPTION_UNSUPPORTED" });
    expect(error?.problems.map(({ at, nearest }) => [at, nearest])).to.deep.equal([
      ["training.averageWarmup", undefined],
      ["training.schedule.mode", undefined],
      ["training.groups[0].modules", "fc"],
    ]);
  });

  it("throws what is no fault of the network", async () => {
    const told = new TypeError("whoever is told of code fails");
    const onCode = (): never => {
      throw told;
    };
    expect(await rejection(validateNetwork("program.mjs", { cwd: place(), plugins: true, onCode }))).to.equal(told);
  });
});
