import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { folderWith } from "@netgraft/test-support";
import { nameDerivedWeights } from "@netgraft/weights";
import { readSafetensors, writeSafetensors } from "@netgraft/weights/node";
import { expect } from "chai";
import { createFramework } from "../../create-framework.js";
import { firstState } from "../../run/first-state.js";
import { tiny, tinyConfig } from "../../run/tiny.test.support.js";
import { classesMetadata } from "../../run/weights-classes.js";
import { captured } from "../captured.test.support.js";

describe("netgraft weights graft", () => {
  const folder = folderWith({});
  const graft = (...argv: readonly string[]): ReturnType<typeof captured> =>
    captured(folder(), "weights", "graft", "plain.safetensors", "--for", "tiny.json", "-o", "out.safetensors", ...argv);
  const trained = nameDerivedWeights(tiny({ attachments: [] }).network.graph.state());

  before(async () => {
    await writeFile(join(folder(), "tiny.json"), JSON.stringify(tinyConfig));
    await writeSafetensors(join(folder(), "plain.safetensors"), trained);
  });

  it("writes what training begins with, and tells what came of each tensor", async () => {
    const { status, stdout, stderr } = await graft();
    expect(status).to.equal(0);
    expect(stdout).to.match(/^layer1\.0\.se +se +residual +x \/ 2 +layer1\.0\.bn2\.weight, layer1\.0\.bn2\.bias × 2$/m);
    expect(stdout)
      .to.match(/^as in the file +\d+ +conv1\.weight, bn1\.weight, /m)
      .and.match(/^set, of attachments +2 +layer1\.0\.se\.fc2\.weight, layer2\.0\.se\.fc2\.weight/m)
      .and.match(/^out\.safetensors: \d+ tensors$/m)
      .and.not.match(/renamed|left out/);
    expect(stderr.replaceAll(/\s+/g, " ")).to.match(
      /2 attachments halve the gradients .*; se with `gateScale: 2` multiplies nothing else/,
    );
    const { tensors } = await readSafetensors(join(folder(), "out.safetensors"));
    const doubled = [...(trained.get("layer1.0.bn2.bias")?.data ?? [])].map((value) => 2 * value);
    expect([...(tensors.get("layer1.0.bn2.bias")?.data ?? [])]).to.deep.equal(doubled);
    const framework = createFramework();
    const weights = { file: "plain.safetensors", graft: "exact" as const };
    const training = { dataset: { type: "folder", path: "d" }, epochs: 1, weights };
    const state = await firstState(framework.compose({ ...tinyConfig, training }), {
      framework,
      cwd: folder(),
    });
    expect(new Map(state)).to.deep.equal(new Map(tensors));
  });

  it("tells it in JSON", async () => {
    const report = JSON.parse((await graft("--json")).stdout) as Record<string, unknown>;
    expect(report).to.include.keys("file", "output", "loaded", "renamed", "adapted", "drawn", "left", "attachments");
    expect(report).to.have.nested.property("attachments[0].set").that.deep.equals({ "layer1.0.se.fc2.weight": 0 });
  });

  it("takes other names and other classes where they are asked for, and nothing else", async () => {
    const other = [...trained].map(([name, tensor]) => [name.replace(/^fc/, "encoder.head"), tensor] as const);
    await writeSafetensors(join(folder(), "other.safetensors"), new Map(other));
    const run = (...argv: readonly string[]): ReturnType<typeof captured> =>
      captured(
        folder(),
        "weights",
        "graft",
        "other.safetensors",
        "--for",
        "tiny.json",
        "-o",
        "renamed.safetensors",
        ...argv,
      );
    const { status, stdout } = await run("--rename", "encoder.head=fc", "--adapt", "");
    expect(status).to.equal(0);
    expect(stdout).to.match(
      /^of them renamed +2 +fc\.weight \(encoder\.head\.weight\), fc\.bias \(encoder\.head\.bias\)/m,
    );
    const { tensors } = await readSafetensors(join(folder(), "renamed.safetensors"));
    expect(tensors.get("fc.weight")).to.deep.equal(trained.get("fc.weight"));
    const refused = await run("--rename", "encoder.head=fc", "--adapt", "input", "--set", "classes=3");
    expect([refused.status, refused.stderr]).to.satisfy(
      ([code, text]: [number, string]) => code === 1 && /"fc\.weight" has another shape/.test(text),
    );
    const wrong = await run("--rename", "encoder.had=fc");
    expect(wrong.stderr).to.match(
      /rename\.encoder\.had: the weights have no module or tensor "encoder\.had".*Did you mean "encoder\.head"/s,
    );
  });

  it("writes nothing where an attachment would change what the network gives", async () => {
    const { status, stdout, stderr } = await graft("--attach", "more=se(reduction=4)@output");
    expect([status, stdout]).to.deep.equal([1, ""]);
    expect(stderr)
      .to.match(/NG_GRAFT_REFUSED/)
      .and.match(/layer1\.0\.more: "se" at output starts at 1\/2/);
  });

  it("hands on the names of the classes, and tells what rounding makes of the logits", async () => {
    const classes = tinyConfig.classes ?? 0;
    const names = Array.from({ length: classes }, (_, index) => ({ name: `c${index}`, label: `c${index}` }));
    await writeSafetensors(join(folder(), "named.safetensors"), trained, { metadata: classesMetadata(names) });
    const argv = ["weights", "graft", "named.safetensors", "--for", "tiny.json", "-o", "near.safetensors"];
    const more = ["--attach", "bam(reducedChannels=2)@residual", "--mode", "near"];
    const { status, stdout, stderr } = await captured(folder(), ...argv, ...more);
    expect(status, stderr).to.equal(0);
    expect(stdout).to.match(/^layer1\.0\.bam +bam/m);
    const [, largest] =
      /for 4 drawn pictures, the largest difference of a logit is (\S+) of their spread/.exec(stderr) ?? [];
    expect(Number(largest)).to.be.within(0, 1e-4);
    const { metadata } = await readSafetensors(join(folder(), "near.safetensors"));
    expect(metadata.get("netgraft.classes")).to.equal(JSON.stringify(names.map(({ name }) => name)));
  });
});
