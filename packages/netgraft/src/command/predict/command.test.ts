import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { skipBecause } from "@netgraft/test-support";
import { expect } from "chai";
import sharp from "sharp";
import { readNpy, writeNpy } from "@netgraft/weights/node";
import { requireFloat32 } from "@netgraft/core/graph";
import { openSession } from "../../run/network-session.js";
import { array, tiny, tinyConfig } from "../../run/tiny.test.support.js";
import { captured } from "../captured.test.support.js";

describe("netgraft predict", () => {
  let folder = "";
  const inFolder = (name: string): string => join(folder, name);
  const predict = (...argv: readonly string[]): ReturnType<typeof captured> => captured(folder, "predict", ...argv);

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "netgraft-predict-"));
    await writeFile(inFolder("tiny.json"), JSON.stringify(tinyConfig));
    await writeFile(inFolder("cut.jpg"), Buffer.from("ffd8ffe000104a464946", "hex"));
    const picture = sharp({ create: { width: 50, height: 40, channels: 3, background: "teal" } });
    await picture.clone().jpeg().toFile(inFolder("teal.jpg"));
    await picture.clone().negate().png().toFile(inFolder("other.png"));
    await captured(folder, "weights", "init", "tiny.json", "-o", "w.safetensors", "--seed", "5");
  });
  after(() => rm(folder, { recursive: true }));

  it("writes what a session of the same weights gives of the same array", async () => {
    const examples = array([17, 3, 32, 32]);
    await writeNpy(inFolder("x.npy"), examples);
    const result = await predict("tiny.json", "--weights", "w.safetensors", "--input", "x.npy", "--output", "y.npy");
    expect(result).to.deep.equal({ status: 0, stdout: "y.npy: logits of 17×5\n", stderr: "" });
    const { network, framework } = tiny();
    const session = await openSession(network, { weights: { seed: 5 }, engine: framework.catalog.engines.get("onnx") });
    const expected = requireFloat32((await session.run({ input: examples }))["logits"], "logits");
    await session.release();
    const { shape, data } = await readNpy(inFolder("y.npy"));
    expect(shape).to.deep.equal([17, 5]);
    for (const [index, value] of data.entries()) expect(value).to.be.closeTo(expected.data[index] ?? NaN, 1e-5);
  });

  it("takes the height and the width of the array", async () => {
    await writeNpy(inFolder("wide.npy"), array([1, 3, 40, 64]));
    const result = await predict("tiny.json", "--init", "5", "--input", "wide.npy", "--output", "y.npy", "--json");
    expect(result.status).to.equal(0);
    expect(JSON.parse(result.stdout)).to.deep.equal({ output: "y.npy", shape: [1, 5] });
    expect(result.stderr).to.match(/untrained/);
  });

  it("prints the most probable classes of pictures, with the labels of a file beside the config", async () => {
    await mkdir(inFolder("labelled"));
    await writeFile(inFolder("labelled/names.txt"), "ant\nbee\ncat\ndog\neel\r\n");
    await writeFile(inFolder("labelled/tiny.json"), JSON.stringify({ ...tinyConfig, labels: "names.txt" }));
    const argv = ["labelled/tiny.json", "--init", "5", "--input", "teal.jpg", "--input", "other.png"];
    const text = await predict(...argv, "--top", "2");
    expect(text.stdout.split("\n")).to.have.length(7);
    expect(text.stdout).to.match(/^teal\.jpg\n +[\d.]+ % {2}(ant|bee|cat|dog|eel) \(\d\)\n.*\nother\.png\n/);
    const json = await predict(...argv, "--json");
    // What `--json` prints.
    const [teal, other] = JSON.parse(json.stdout) as {
      input: string;
      classes: { index: number; label: string; probability: number }[];
    }[];
    expect([teal?.input, other?.input]).to.deep.equal(["teal.jpg", "other.png"]);
    expect(teal?.classes.map(({ label }) => label).toSorted()).to.deep.equal(["ant", "bee", "cat", "dog", "eel"]);
    expect(teal?.classes.reduce((sum, { probability }) => sum + probability, 0)).to.be.closeTo(1, 1e-6);
    const probabilities = teal?.classes.map(({ probability }) => probability) ?? [];
    expect(probabilities).to.deep.equal(probabilities.toSorted((a, b) => b - a));
    expect(teal?.classes).to.not.deep.equal(other?.classes);
  });

  it("takes folders and several files, and goes on after one that cannot be read", async () => {
    await mkdir(inFolder("album/inner"), { recursive: true });
    for (const [from, to] of [
      ["teal.jpg", "album/b.JPG"],
      ["other.png", "album/inner/a.png"],
      ["cut.jpg", "album/a.jpeg"],
      ["tiny.json", "album/notes.txt"],
      ["other.png", "album/.hidden.png"],
    ] as const)
      await copyFile(inFolder(from), inFolder(to));
    const argv = ["tiny.json", "--init", "5", "-i", "album", "teal.jpg", "--input", "other.png", "--top", "1"];
    const inputs = ["album/a.jpeg", "album/b.JPG", "album/inner/a.png", "teal.jpg", "other.png"];

    const lines = await predict(...argv, "--format", "jsonl");
    expect(lines.status).to.equal(1);
    expect(lines.stderr).to.include(
      "album: 1 file is left out, which is no picture by name; found 1 × .txt\nalbum: 1 hidden picture is left out\n",
    );
    // What `--format jsonl` prints.
    type Line = { input: string; classes?: { index: number; probability: number }[]; error?: { code: string } };
    const told = lines.stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Line);
    expect(told.map(({ input }) => input)).to.deep.equal(inputs);
    expect(told.map(({ error }) => error?.code)).to.deep.equal([
      "NG_PICTURE_FORMAT",
      ...inputs.slice(1).map(() => undefined),
    ]);
    expect(told[1]?.classes).to.deep.equal(told[3]?.classes);
    expect(told[2]?.classes).to.deep.equal(told[4]?.classes);

    const csv = await predict(...argv, "--batch", "2", "-o", "classes.csv");
    expect([csv.status, csv.stdout]).to.deep.equal([1, "classes.csv: classes of 4 examples\n"]);
    expect(csv.stderr)
      .to.match(/NG_PICTURE_FORMAT\n {2}album\/a\.jpeg: the picture cannot be decoded/)
      .and.match(/\n1 of 5 pictures have no prediction\n$/);
    const rows = (await readFile(inFolder("classes.csv"), "utf8"))
      .replaceAll(/^.*?(?=album|teal|other)/gm, "")
      .trim()
      .split("\n")
      .slice(1);
    expect(rows.map((row) => row.split(",").slice(0, 2).join(" "))).to.deep.equal([
      "album/a.jpeg ",
      ...inputs.slice(1).map((input) => `${input} 1`),
    ]);
    const second = rows[1]?.split(",") ?? [];
    expect(Number(second[2])).to.equal(told[1]?.classes?.[0]?.index);
    expect(Number(second[4])).to.be.closeTo(told[1]?.classes?.[0]?.probability ?? NaN, 1e-6);
  });

  it("says of a name that is no text what it is, and goes on, but for arrays", async function () {
    if (process.platform !== "linux") skipBecause(this, "names are bytes on Linux alone");
    const path = Buffer.from(inFolder("latin"));
    await mkdir(path);
    await copyFile(inFolder("teal.jpg"), Buffer.concat([path, Buffer.from("/caf\u00e9.jpg", "latin1")]));
    const says = "latin/caf\\xe9.jpg: left out; found a name that is not UTF-8; rename it\n";
    // What Node makes of such an argument; or the folder of it.
    for (const named of ["latin/caf\ufffd.jpg", "latin"]) {
      await copyFile(inFolder("other.png"), inFolder("latin/ok.png"));
      const argv = ["tiny.json", "--init", "5", "--top", "1", "-i", named, "latin/ok.png"];
      const { status, stdout, stderr } = await predict(...argv);
      expect(status).to.equal(1);
      expect(stderr).to.include(says);
      expect(stdout).to.match(/^latin\/ok\.png\n/);
      const arrays = await predict(...argv, "-o", "latin.npy");
      expect([arrays.status, arrays.stdout]).to.deep.equal([1, ""]);
      expect(arrays.stderr).to.equal(`error NG_READ_FAILED\n  ${says}`);
    }
    const absent = await predict("tiny.json", "--init", "5", "-i", "latin/cap\ufffd.jpg");
    expect(absent.stderr).to.include("no such file");
    expect(await readdir(folder)).to.not.include("latin.npy");
  });

  it("refuses a folder without pictures", async () => {
    await mkdir(inFolder("bare"), { recursive: true });
    const result = await predict("tiny.json", "--init", "5", "-i", "bare");
    expect(result).to.include({ status: 1, stdout: "" });
    expect(result.stderr).to.match(/NG_READ_FAILED\n {2}bare: there are no pictures in the folder/);
  });

  it("gives a picture the same classes in a batch and alone", async () => {
    const pictures = ["tiny.json", "--init", "5", "--input", "teal.jpg", "--input", "other.png"];
    const together = await predict(...pictures, "-o", "a.npy");
    const oneByOne = await predict(...pictures, "-o", "b.npy", "--batch", "1");
    expect([together.status, oneByOne.status]).to.deep.equal([0, 0]);
    const [a, b] = [await readNpy(inFolder("a.npy")), await readNpy(inFolder("b.npy"))];
    for (const [index, value] of a.data.entries()) expect(value).to.be.closeTo(b.data[index] ?? NaN, 1e-5);
  });

  it("takes the faster engine where it may choose, and says which and why", async () => {
    const result = await predict("tiny.json", "--init", "5", "--input", "teal.jpg", "--engine", "auto");
    expect(result.status).to.equal(0);
    expect(result.stderr).to.match(/^engine onnx: faster than tensorflow in prediction/);
  });

  it("says how to make weights where there are none", async () => {
    const result = await predict("tiny.json", "--input", "teal.jpg");
    expect(result).to.include({ status: 1, stdout: "" });
    expect(result.stderr).to.match(/NG_WEIGHTS_NEEDED\n.*netgraft weights init tiny\.json/);
  });

  const npy = (descr: string, shape: string, bytes = 8): Buffer => {
    const header = `{'descr': '${descr}', 'fortran_order': False, 'shape': ${shape}, }`.padEnd(117) + "\n";
    return Buffer.concat([
      Buffer.from("\u0093NUMPY\u0001\u0000v\u0000", "latin1"),
      Buffer.from(header),
      Buffer.alloc(bytes),
    ]);
  };
  const wrong: readonly (readonly [
    what: string,
    code: string,
    words: RegExp,
    argv: readonly string[],
    file?: Buffer,
  ])[] = [
    [
      "an array of another dtype",
      "NG_ARRAY_FORMAT",
      /in\.npy: .*float64/,
      ["--input", "in.npy"],
      npy("<f8", "(1, 3, 32, 32)"),
    ],
    [
      "an array of another rank",
      "NG_ARRAY_FORMAT",
      /in\.npy: .*4 axes; found 3/,
      ["--input", "in.npy"],
      npy("<f4", "(3, 32, 32)"),
    ],
    [
      "an array of no examples",
      "NG_INPUT_MISFIT",
      /in\.npy: the array has no examples/,
      ["--input", "in.npy"],
      npy("<f4", "(0, 3, 32, 32)", 0),
    ],
    ["a damaged picture", "NG_PICTURE_FORMAT", /cut\.jpg: /, ["--input", "teal.jpg", "--input", "cut.jpg"]],
    ["a picture that is not there", "NG_READ_FAILED", /none\.jpg: .*no such file/, ["--input", "none.jpg"]],
    [
      "an array beside a picture",
      "NG_INPUT_MISFIT",
      /x\.npy: an array is predicted alone/,
      ["--input", "x.npy", "--input", "teal.jpg"],
    ],
    [
      "an engine that is not there",
      "NG_UNKNOWN_COMPONENT",
      /"onn"; expected one of onnx, tensorflow.*"onnx"/,
      ["--input", "teal.jpg", "--engine", "onn"],
    ],
    [
      "labels of another number",
      "NG_CONFIG_INVALID",
      /expected 5 lines; found 1/,
      ["--input", "teal.jpg", "--set", "labels=short.txt"],
    ],
    [
      "labels that are not there",
      "NG_READ_FAILED",
      /none\.txt: .*no such file/,
      ["--input", "teal.jpg", "--set", "labels=none.txt"],
    ],
    [
      "an output that cannot be written",
      "NG_WRITE_FAILED",
      /none\/y\.npy: /,
      ["--input", "teal.jpg", "--output", "none/y.npy"],
    ],
  ];
  for (const [what, code, words, argv, file] of wrong) {
    it(`refuses ${what}, and leaves nothing behind`, async () => {
      await writeFile(inFolder("short.txt"), "one");
      if (file !== undefined) await writeFile(inFolder("in.npy"), file);
      const before = await readdir(folder, { recursive: true });
      const output = argv.includes("--output") ? [] : ["--output", "wrong.npy"];
      const result = await predict("tiny.json", "--init", "1", ...argv, ...output);
      expect(result).to.include({ status: 1, stdout: "" });
      expect(result.stderr)
        .to.match(new RegExp(code))
        .and.match(words)
        .and.not.match(/\n {4}at /);
      expect(await readdir(folder, { recursive: true })).to.deep.equal(before);
    });
  }

  it("exits with 2 where the syntax is wrong", async () => {
    for (const argv of [
      ["tiny.json", "--init", "1"],
      ["tiny.json", "--input", "teal.jpg", "--init", "-1"],
      ["tiny.json", "--input", "teal.jpg", "--init", "1", "--weights", "w.safetensors"],
      ["tiny.json", "--input", "teal.jpg", "--init", "1", "--top", "0"],
    ]) {
      expect((await predict(...argv)).status, argv.join(" ")).to.equal(2);
    }
  });
});
