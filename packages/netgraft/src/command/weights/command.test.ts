import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { initialize } from "@netgraft/weights";
import { readSafetensors, writeSafetensors } from "@netgraft/weights/node";
import { tiny, tinyConfig } from "../../run/tiny.test.support.js";
import { classesMetadata } from "../../run/weights-classes.js";
import { captured } from "../captured.test.support.js";
import { formatCount } from "../output/numbers.js";

describe("netgraft weights", () => {
  let folder = "";
  const weights = (...argv: readonly string[]): ReturnType<typeof captured> => captured(folder, "weights", ...argv);

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "netgraft-weights-"));
    await writeFile(join(folder, "tiny.json"), JSON.stringify(tinyConfig));
  });
  after(() => rm(folder, { recursive: true }));

  const specs = tiny().network.graph.state();
  const { parameters, buffers } = tiny().network.summary();
  const elements = parameters + buffers;

  it("init writes what the seed gives, and what it is", async () => {
    const { stdout } = await weights("init", "tiny.json", "-o", "w.safetensors", "--seed", "9");
    expect(stdout).to.equal(`w.safetensors: ${specs.length} tensors, ${formatCount(elements)} elements\n`);
    const { tensors, metadata } = await readSafetensors(join(folder, "w.safetensors"));
    const expected = initialize(specs, { seed: 9 });
    expect(tensors).to.deep.equal(expected);
    expect(Object.fromEntries(metadata)).to.deep.equal({ format: "pt", "netgraft.name": "tiny", "netgraft.seed": "9" });
  });

  it("init leaves nothing where it cannot write", async () => {
    const before = await readdir(folder);
    for (const output of ["none/w.safetensors", "."]) {
      const result = await weights("init", "tiny.json", "-o", output);
      expect(result).to.include({ status: 1, stdout: "" });
      expect(result.stderr).to.match(/NG_WRITE_FAILED/);
    }
    expect(await readdir(folder)).to.deep.equal(before);
  });

  it("inspect lists tensors, totals and metadata", async () => {
    const { status, stdout } = await weights("inspect", "w.safetensors");
    expect(status).to.equal(0);
    expect(stdout)
      .to.match(/^conv1\.weight +float32 +8×3×7×7 +1,176$/m)
      .and.match(/^netgraft\.name +tiny$/m);
    expect(stdout).to.include(`\nelements       ${formatCount(elements)}\n`);
    expect(stdout).to.match(/^netgraft\.seed +9$/m);
    const json = await weights("inspect", "w.safetensors", "--json");
    expect(JSON.parse(json.stdout)).to.deep.include({
      file: "w.safetensors",
      totals: { tensors: specs.length, elements, bytes: 4 * elements },
    });
  });

  it("inspect says that weights fit a network", async () => {
    const { status, stdout } = await weights("inspect", "w.safetensors", "--network", "tiny.json");
    expect(status).to.equal(0);
    expect(stdout).to.match(/\nfits tiny\n$/);
  });

  it("inspect lists every tensor that does not fit a network, and exits with 1", async () => {
    const argv = [
      "inspect",
      "w.safetensors",
      "--network",
      "tiny.json",
      "--set",
      "classes=7",
      "--attach",
      "more=se(reduction=2)",
    ];
    const text = await weights(...argv);
    expect(text.status).to.equal(1);
    expect(text.stdout).to.match(/does not fit tiny: 6 tensors differ/);
    expect(text.stdout)
      .to.match(/"layer1\.0\.more\.fc1\.weight" is missing/)
      .and.match(/"fc\.bias" has another shape/);
    const json = await weights(...argv, "--json");
    expect(json.status).to.equal(1);
    expect(JSON.parse(json.stdout)).to.have.nested.property("network.problems").with.length(6);
  });

  it("inspect and convert write which name each tensor has in the file", async () => {
    const other = [...initialize(specs, { seed: 9 })].map(([name, tensor]) => {
      return [name.replace(/^fc\./, "head.").replace(/^conv1/, "stem.conv"), tensor] as const;
    });
    await writeSafetensors(join(folder, "layout.safetensors"), new Map(other));
    const argv = ["layout.safetensors", "--network", "tiny.json", "--write-map", "map.json"];
    const map = Object.fromEntries(specs.map(({ name }, index) => [name, other[index]?.[0]]));
    const written = async (): Promise<unknown> => JSON.parse(await readFile(join(folder, "map.json"), "utf8"));
    const inspected = await weights("inspect", ...argv);
    expect(inspected.stdout).to.match(/\nfits tiny\n$/);
    expect(inspected.stderr).to.include("paired by their order");
    expect(await written()).to.deep.equal(map);
    await rm(join(folder, "map.json"));
    await weights("convert", ...argv, "-o", "same.safetensors");
    expect(await written()).to.deep.equal(map);
    const { tensors } = await readSafetensors(join(folder, "same.safetensors"));
    expect(tensors).to.deep.equal(initialize(specs, { seed: 9 }));
  });

  it("inspect compares the names of the classes", async () => {
    const names = ["a", "b", "c", "d", "e"].map((name) => ({ name, label: name }));
    await writeSafetensors(join(folder, "named.safetensors"), initialize(specs, { seed: 9 }), {
      metadata: classesMetadata(names),
    });
    const argv = ["inspect", "named.safetensors", "--network", "tiny.json", "--set", "labels=[a,b,c,e,d]"];
    const { status, stdout } = await weights(...argv);
    expect(status).to.equal(1);
    expect(stdout).to.match(
      /does not fit tiny: the names of the classes differ\n.*the same classes in\s+another order/,
    );
    const more = await weights(...argv, "--attach", "more=se(reduction=2)");
    expect(more.stdout).to.match(/does not fit tiny: \d+ tensors differ, and the names of the classes differ\n/);
  });

  it("inspect says in a sentence what is of another network, with the first few tensors", async () => {
    const renamed = [...initialize(specs, { seed: 9 })].map(([name, tensor]) => [`features.${name}_`, tensor] as const);
    await writeSafetensors(join(folder, "other.safetensors"), new Map(renamed));
    const { status, stdout } = await weights("inspect", "other.safetensors", "--network", "tiny.json");
    expect(status).to.equal(1);
    const [said = "", ...lines] = stdout.slice(stdout.indexOf("does not fit")).trim().split("\n").slice(1);
    expect(said).to.match(/no tensor of the file has a name of the network.*layout of another library/);
    expect(lines).to.have.length(6);
    expect(lines.at(-1)).to.match(/and \d+ more; --json has all/);
    const json = await weights("inspect", "other.safetensors", "--network", "tiny.json", "--json");
    expect(JSON.parse(json.stdout)).to.have.nested.property("network.problems").with.length.above(40);
  });

  it("inspect leaves out a prefix that all names have, and says so", async () => {
    const wrapped = [...initialize(specs, { seed: 9 })].map(([name, tensor]) => [`module.${name}`, tensor] as const);
    await writeSafetensors(join(folder, "wrapped.safetensors"), new Map(wrapped));
    const { status, stdout, stderr } = await weights("inspect", "wrapped.safetensors", "--network", "tiny.json");
    expect([status, stderr]).to.deep.equal([0, 'the prefix "module." of its names is left out\n']);
    expect(stdout).to.match(/\nfits tiny\n$/);
  });

  it("convert writes what PyTorch saved, or the state dict of it that is named, under a network's names", async () => {
    const goldens = new URL("../../../../weights/goldens/pytorch.json", import.meta.url);
    const all = JSON.parse(await readFile(goldens, "utf8")) as readonly {
      readonly id: string;
      readonly file: string;
    }[];
    const { file = "" } = all.find(({ id }) => id === "averaged") ?? {};
    await writeFile(join(folder, "a.pth"), Buffer.from(file, "base64"));
    const averaged = await weights("convert", "a.pth");
    expect(averaged).to.include({ status: 0, stdout: "a.safetensors: 5 tensors from pytorch\n" });
    expect(averaged.stderr).to.match(/^takes "state_dict_ema" of the checkpoint/);
    const plain = await weights("convert", "a.pth", "-o", "plain.safetensors", "--state-dict", "state_dict");
    expect(plain).to.include({ status: 0, stderr: "" });
    const [first, second] = await Promise.all(
      ["a", "plain"].map(async (name) => (await readSafetensors(join(folder, `${name}.safetensors`))).tensors),
    );
    const [bias, less] = [first?.get("fc.bias"), second?.get("fc.bias")];
    expect(bias?.data[0]).to.be.closeTo(Number(less?.data[0]) + 1, 1e-6);
    const named = await weights("convert", "wrapped.safetensors", "-o", "own.safetensors", "--network", "tiny.json");
    expect(named.stderr).to.match(/the prefix "module\."/);
    const { tensors } = await readSafetensors(join(folder, "own.safetensors"));
    expect(tensors).to.deep.equal(initialize(specs, { seed: 9 }));
  });

  it("inspect refuses files that are cut off or lie", async () => {
    const whole = await readFile(join(folder, "w.safetensors"));
    const wrong = { cut: whole.subarray(0, -1), header: whole.subarray(0, 40), text: Buffer.from("no weights at all") };
    for (const [name, bytes] of Object.entries(wrong)) {
      await writeFile(join(folder, name), bytes);
      const result = await weights("inspect", name);
      expect(result).to.include({ status: 1, stdout: "" });
      const code = name === "text" ? "NG_WEIGHTS_UNKNOWN" : "NG_WEIGHTS_FORMAT";
      expect(result.stderr).to.match(new RegExp(`${code}\\n {2}${name}: `));
    }
  });
});
