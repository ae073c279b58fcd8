import { folderWith } from "@netgraft/test-support";
import { expect } from "chai";
import { captured, type Captured } from "../captured.test.support.js";

describe("netgraft describe", () => {
  const describeIt = (...argv: readonly string[]): Promise<Captured> => captured(".", "describe", ...argv);

  it("shows an attachment with its options, their defaults and what they mean", async () => {
    const { status, stdout, stderr } = await describeIt("se");
    expect({ status, stderr }).to.deep.equal({ status: 0, stderr: "" });
    expect(stdout).to.match(/^se \(attachment\)\nSqueeze-and-excitation: /);
    expect(stdout).to.match(/\nsource\n.*Hu et al\./);
    expect(stdout).to.match(/\nreduction +a positive number; default 16\n +The ratio r by which/);
    expect(stdout).to.match(/\nsqueeze +one of avg, max, none; default "avg"\n/);
  });

  // The parameters are those of reference implementations at 256 channels (8,564 of CBAM's authors' code).
  it("shows what an attachment costs", async () => {
    expect((await describeIt("cbam")).stdout).to.match(
      /\ncost at 256 channels on 14×14 positions\n\+8,564 parameters, \+35,592 MACs\n/,
    );
    expect(JSON.parse((await describeIt("se", "--json")).stdout)).to.deep.include({
      cost: { parameters: 8192, macs: 8192 },
    });
  });

  it("shows a backbone with its sites and its standard site", async () => {
    const { stdout } = await describeIt("resnet");
    expect(stdout).to.match(/\ndepth +one of (\d+, )*50, .*\n/);
    expect(stdout).to.match(/\noutputStride +one of 2, 4, 8, 16, 32; default 32\n/);
    expect(stdout).to.match(/\nresidual +The end of the residual branch.* \(standard\)\n/);
    expect(stdout).to.match(/\nreplaceable\nconv1, conv2, conv3/);
  });

  it("shows the config of a named network", async () => {
    const { stdout } = await describeIt("senet154");
    expect(stdout).to.match(/^senet154 \(network\)\nSENet-154 /);
    expect(stdout).to.match(
      /\nconfig\ninput:\n(?: {2}.*\n)+preprocess:\n(?: {2}.*\n)+backbone:\n {2}type: resnet\n {2}block: bottleneck\n {2}layers: \[ 3, 8, 36, 3 \]\n/,
    );
  });

  describe("of a plugin", () => {
    const folder = folderWith({
      "published.mjs": `export default { name: "published", apiVersion: 1, networks: [{
        name: "published_net", summary: "A network.", config: { extends: "resnet18" },
        pretrained: [{ tag: "a1", url: "https://weights.example/a1.safetensors", sha256: "${"0a".repeat(32)}", license: "MIT" }],
      }] };`,
    });

    it("shows the published weights of a network", async () => {
      const { stdout } = await captured(folder(), "describe", "published_net", "--plugin", "./published.mjs");
      expect(stdout).to.match(
        /\npublished weights\ntag +address +license\n[^]*a1 +https:\/\/weights\.example\/a1\.safetensors +MIT\n/,
      );
    });
  });

  it("shows all components of one name", async () => {
    const { stdout } = await describeIt("onnx");
    expect(stdout).to.match(/^onnx \(engine\)\n[^]*\n\nonnx \(format\)\n[^]*\nfiles\n\*\.onnx\n$/);
    expect(JSON.parse((await describeIt("onnx", "--json")).stdout)).to.have.lengthOf(2);
  });

  it("shows what networks are trained with, with their options", async () => {
    const { stdout } = await describeIt("folder");
    expect(stdout).to.match(/^folder \(dataset\)\nA folder of pictures: /);
    expect(stdout).to.match(/\npath +the path of a folder; required\n/);
    expect(stdout).to.match(/\nbrokenPictures +one of error, skip; default "error"\n/);
    const { stdout: crop } = await describeIt("randomResizedCrop");
    expect(crop).to.match(/^randomResizedCrop \(augmentation\)\n[^]*\nsource\ntorchvision's `RandomResizedCrop`/);
    expect(crop).to.match(/\nscale +\S.*; default \[0\.08,1\]\n/);
    for (const [name, kind] of [
      ["crossEntropy", "loss"],
      ["sgd", "optimizer"],
      ["cosine", "schedule"],
    ] as const)
      expect((await describeIt(name)).stdout).to.match(new RegExp(`^${name} \\(${kind}\\)\n[^]*\noptions\n`));
  });

  it("prints JSON", async () => {
    // What `--json` prints.
    const described = JSON.parse((await describeIt("resnet", "--json")).stdout) as {
      kind: string;
      standard: string;
      options: { name: string; default?: unknown }[];
    };
    expect(described).to.include({ kind: "backbone", standard: "residual" });
    expect(described.options.find(({ name }) => name === "strideOn")).to.include({ default: "conv2", required: false });
  });

  it("suggests a name where there is none such", async () => {
    expect(await describeIt("resent")).to.deep.equal({
      status: 1,
      stdout: "",
      stderr:
        "error NG_UNKNOWN_COMPONENT\n" +
        '  there is no component "resent"; expected one of those that `netgraft list` shows. Did you mean "resnet"?\n',
    });
  });
});
