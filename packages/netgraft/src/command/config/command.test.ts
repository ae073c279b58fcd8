import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { folderWith } from "@netgraft/test-support";
import { captured, type Captured } from "../captured.test.support.js";

describe("netgraft config print", () => {
  const folder = folderWith({
    "base.yaml": "backbone: { type: resnet, depth: 18 }\nclasses: 10\n",
    "sub/top.yaml": "extends: ../base.yaml\nname: top\nattachments:\n  - attach: { type: se, reduction: 8 }\n",
    "sub/plugged.yaml":
      "extends: ./top.yaml\nplugins: [./plugin.mjs, ../other.mjs]\nlabels: names.txt\nname: plugged\n",
    "sub/trained.yaml":
      "extends: ../base.yaml\nname: trained\ntraining:\n  dataset: { type: folder, path: data }\n  epochs: 3\n  weights: ../w.safetensors\n",
    "sub/plugin.mjs": "export default { name: 'plugin', apiVersion: 1 };",
    "other.mjs": "export default { name: 'other', apiVersion: 1 };",
  });
  const print = (...argv: readonly string[]): Promise<Captured> => captured(folder(), "config", "print", ...argv);

  it("prints each value with its origin", async () => {
    const { status, stdout, stderr } = await print(
      "sub/top.yaml",
      "--set",
      "backbone.depth=34",
      "--attach",
      "b=se@conv2",
    );
    expect({ status, stderr }).to.deep.equal({ status: 0, stderr: "" });
    const rows = stdout.split("\n").map((line) => line.split(/ {2,}/));
    expect(rows[0]).to.deep.equal(["path", "value", "origin"]);
    for (const row of [
      ["name", '"top"', "sub/top.yaml:2:7"],
      ["classes", "10", "base.yaml:2:10"],
      ["backbone.type", '"resnet"', "base.yaml:1:19"],
      ["backbone.depth", "34", "--set backbone.depth=34"],
      ["backbone.epsilon", "0.00001", "default"],
      ["attachments.se.attach.reduction", "8", "sub/top.yaml:4:36"],
      ["attachments.b.at", '"conv2"', "--attach b=se@conv2"],
      ["preprocess.mean", "[0.485,0.456,0.406]", "default"],
    ])
      expect(rows).to.deep.include(row);
  });

  it("prints how a network is trained, with what holds where nothing is said", async () => {
    const { stdout } = await print("sub/trained.yaml", "--set", "training.optimizer.type=adamw");
    const rows = stdout.split("\n").map((line) => line.split(/ {2,}/));
    for (const row of [
      ["training.dataset.path", '"data"', "sub/trained.yaml:4:34"],
      ["training.epochs", "3", "sub/trained.yaml:5:11"],
      ["training.batch", "128", "default"],
      ["training.schedule.type", '"cosine"', "default"],
      ["training.optimizer.type", '"adamw"', "--set training.optimizer.type=adamw"],
      ["training.optimizer.epsilon", "1e-8", "default"],
    ])
      expect(rows).to.deep.include(row);
    const plain = (await print("sub/trained.yaml", "--plain")).stdout;
    expect(plain)
      .to.match(/^ {4}path: \.\/sub\/data$/m)
      .and.match(/^ {2}weights: \.\/w\.safetensors$/m);
  });

  it("names the preset that a value comes from", async () => {
    const { stdout } = await print("seresnext50_32x4d");
    expect(stdout).to.match(/\nbackbone\.cardinality +32 +preset resnext50_32x4d\n/);
    expect(stdout).to.match(/\nbackbone\.depth +50 +preset resnet50\n/);
  });

  it("prints JSON", async () => {
    // What `--json` prints.
    const values = JSON.parse((await print("sub/top.yaml", "--json")).stdout) as object[];
    expect(values).to.deep.include({ path: "classes", value: 10, origin: "base.yaml:2:10" });
  });

  for (const [what, argv] of Object.entries({
    "a file that extends another": [
      "sub/top.yaml",
      "--attach",
      "x=se(bias=true)@conv2",
      "--set",
      "attachments.x.where.blocks=[0, '1..-1']",
    ],
    "a preset": ["legacy_seresnext50_32x4d", "--set", "classes=7"],
    "a preset with a list of layers": ["senet154"],
    "a small network": ["seresnet20_cifar"],
  })) {
    it(`prints ${what} as YAML that means the same`, async () => {
      const [reference = "", ...changes] = argv;
      const { stdout, stderr } = await print(reference, ...changes, "--plain");
      expect(stderr).to.equal("");
      await writeFile(join(folder(), "again.yaml"), stdout);
      const original = await captured(folder(), "summary", reference, ...changes, "--json");
      expect(await captured(folder(), "summary", "again.yaml", "--json")).to.deep.equal(original);
      expect((await print("again.yaml", "--plain")).stdout).to.equal(stdout);
    });
  }

  it("keeps references to files right for the folder it runs in", async () => {
    const { stdout } = await print("sub/plugged.yaml", "--plain");
    expect(stdout).to.match(/^plugins: \[ \.\/sub\/plugin\.mjs, \.\/other\.mjs \]$/m);
    expect(stdout).to.match(/^labels: \.\/sub\/names\.txt$/m);
    await writeFile(join(folder(), "moved.yaml"), stdout);
    expect((await captured(folder(), "validate", "moved.yaml")).status).to.equal(0);
  });
});
