import { existsSync } from "node:fs";
import { cp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readSafetensors } from "@netgraft/weights/node";
import { expect } from "chai";
import { captured, type Captured } from "../captured.test.support.js";
import { trainingFolder } from "./tiny-training.test.support.js";

describe("netgraft train", () => {
  const folder = trainingFolder({
    "configs/plain.yaml": "extends: ./tiny.yaml\nname: plain\nattachments: null\n",
  });
  const inFolder = (...path: readonly string[]): string => join(folder(), ...path);
  const run = (...argv: readonly string[]): Promise<Captured> => captured(folder(), ...argv);
  const train = (...argv: readonly string[]): Promise<Captured> =>
    run("train", ...argv, "--threads", "1", "--workers", "0");

  it("keeps a run in a folder of its own, which stands for the network from then on", async () => {
    const { status, stdout, stderr } = await train("configs/tiny.yaml");
    expect(status, stderr).to.equal(0);
    expect(await readdir(inFolder("runs/tiny"))).to.have.members([
      "best.safetensors",
      "last.safetensors",
      "checkpoint.safetensors",
      "config.yaml",
      "environment.json",
      "pictures.jsonl.gz",
      "metrics.jsonl",
      "metrics.csv",
      "curves.svg",
    ]);
    expect(stdout).to.match(/^folder {2}runs\/tiny\nbest {4}loss .* top-1 .* after epoch \d\nlast /);
    expect(stdout).to.match(/\ncurves {2}runs\/tiny\/curves\.svg\n$/);
    // Not on a terminal: a line for each epoch, and none for steps.
    const [parts, ...lines] = stderr.trimEnd().split("\n");
    expect(parts).to.equal("shapes: `train` is to train with, `val` is held out for validation");
    expect(lines[0]).to.equal("48 pictures to train with, 12 held out; 2 epochs of 3 steps");
    expect(lines[1]).to.match(/^ +epoch +loss +top-1 +top-5 +held out +top-1 +top-5 +lr +time$/);
    expect(lines[2]).to.match(/^ +1\/2 +\d\.\d{4} +\d+\.\d % +100\.0 % .* 0\.0500 +0:\d\d best$/);
    expect(lines).to.have.lengthOf(4);

    const evaluated = await run("evaluate", "runs/tiny", "--json", "--workers", "0");
    const best = /best .*top-1 +(\d+\.\d) %/.exec(stdout)?.[1];
    // What `--json` prints.
    const evaluation = JSON.parse(evaluated.stdout) as { readonly top1: number; readonly pictures: number };
    expect(evaluation.pictures).to.equal(12);
    expect((100 * evaluation.top1).toFixed(1)).to.equal(best);
    const predicted = await run("predict", "runs/tiny", "--input", "shapes/val/square/0001.png", "--top", "1");
    expect(predicted.stdout).to.match(
      /^shapes\/val\/square\/0001\.png\n +\d+\.\d\d % {2}(circle|square|triangle) \(\d\)\n$/,
    );
    expect((await run("export", "runs/tiny", "-o", "tiny.onnx")).stderr).to.match(
      /^beside the network in the engine onnx: .*\n$/,
    );
    expect((await run("summary", "runs/tiny")).stdout).to.equal((await run("summary", "configs/tiny.yaml")).stdout);
  });

  it("numbers the folders of later runs of that name", async () => {
    for (const [out, name] of [
      ["runs/again", "again"],
      ["runs/again-2", "again"],
    ] as const) {
      const { stdout } = await train("configs/tiny.yaml", "--set", `name=${name}`, "--set", "training.epochs=1");
      expect(stdout).to.include(`folder  ${out}\n`);
    }
  });

  it("goes on with the newest run of that name, and begins one after it, where some have been deleted", async () => {
    const named = ["configs/tiny.yaml", "--set", "name=网络", "--set"];
    const folderOf = async (...argv: readonly string[]): Promise<string | undefined> => {
      const { status, stdout, stderr } = await train(...argv);
      expect(status, stderr).to.equal(0);
      return /^folder {2}(.*)$/m.exec(stdout)?.[1];
    };
    await folderOf(...named, "training.epochs=1", "--out", "runs/网络-3");
    await cp(inFolder("runs/网络-3"), inFolder("runs/网络"), { recursive: true });
    expect(await folderOf(...named, "training.epochs=2", "--resume")).to.equal("runs/网络-3");
    expect(await folderOf(...named, "training.epochs=1")).to.equal("runs/网络-4");
  }).timeout(120_000);

  it("takes changes of the config into the folder, with paths that hold there", async () => {
    await train(
      "configs/tiny.yaml",
      "--out",
      "elsewhere/run",
      "--set",
      "training.epochs=1",
      "--attach",
      "x=se(reduction=2)@output",
    );
    const config = await readFile(inFolder("elsewhere/run/config.yaml"), "utf8");
    expect(config).to.match(/^labels: \[ circle, square, triangle \]$/m);
    expect(config).to.match(/^ {4}path: \.\.\/\.\.\/shapes$/m);
    expect(config).to.match(/^ {2}epochs: 1$/m);
    expect(config).to.match(/^ {2}- id: x$/m);
    const again = await train("elsewhere/run", "--out", "elsewhere/again", "--json");
    // What `--json` prints.
    expect(JSON.parse(again.stdout)).to.include({ folder: "elsewhere/again", epochs: 1 });
    expect(await readFile(inFolder("elsewhere/again/config.yaml"), "utf8")).to.equal(config);
    const weights = async (name: string): Promise<Buffer> => readFile(inFolder("elsewhere", name, "last.safetensors"));
    expect((await weights("again")).equals(await weights("run"))).to.equal(true);
  });

  it("starts from weights beside the config that names them", async () => {
    await train("configs/tiny.yaml", "--out", "configs/first");
    await writeFile(
      inFolder("configs/tuned.yaml"),
      "extends: ./tiny.yaml\nname: tuned\ntraining: { weights: first/last.safetensors }\n",
    );
    const { status, stderr } = await train(
      "configs/tuned.yaml",
      "--out",
      "tuned",
      "--set",
      "training.learningRate=1e-30",
    );
    expect(status, stderr).to.equal(0);
    // With hardly any learning rate the first weights are the last.
    const parameter = async (file: string): Promise<unknown> =>
      (await readSafetensors(inFolder(file))).tensors.get("conv1.weight")?.data;
    const before = await parameter("configs/first/last.safetensors");
    expect(before).to.be.instanceOf(Float32Array);
    expect(await parameter("tuned/last.safetensors")).to.deep.equal(before);
  });

  describe("with the weights of another network", () => {
    const tuned = (weights: string): string => `extends: ./tiny.yaml\nname: tuned\ntraining: { weights: ${weights} }\n`;
    const trainWith = async (weights: string, ...more: readonly string[]): Promise<Captured> => {
      await writeFile(inFolder("configs/tuned.yaml"), tuned(weights));
      // With hardly any learning rate the first weights are the last.
      return train("configs/tuned.yaml", "--set", "training.learningRate=1e-30", ...more);
    };
    const parameter = async (file: string, name: string): Promise<unknown> =>
      (await readSafetensors(inFolder(file))).tensors.get(name)?.data;
    before(async () => {
      for (const [network, change, file] of [
        ["tiny", "classes=7", "seven"],
        ["plain", "classes=3", "plain"],
      ] as const)
        await run(
          "weights",
          "init",
          `configs/${network}.yaml`,
          "--set",
          change,
          "--seed",
          "9",
          "-o",
          `${file}.safetensors`,
        );
      await run("weights", "init", "configs/tiny.yaml", "--seed", "0", "-o", "drawn.safetensors");
    });

    it("draws the modules that are excepted", async () => {
      for (const [file, except, drawn, taken] of [
        ["seven", "fc", "fc.weight", "layer1.0.conv1.weight"],
        ["plain", "layer*.*.se", "layer1.0.se.fc1.weight", "fc.weight"],
      ] as const) {
        const out = `tuned-${file}`;
        const { status, stderr } = await trainWith(
          `{ file: ../${file}.safetensors, except: [${except}] }`,
          "--out",
          out,
        );
        expect(status, stderr).to.equal(0);
        expect(stderr).to.match(
          new RegExp(`^weights of ../${file}.safetensors; drawn are .*${drawn.replaceAll(".", "\\.")}`),
        );
        const last = `${out}/last.safetensors`;
        expect(await parameter(last, drawn)).to.deep.equal(await parameter("drawn.safetensors", drawn));
        expect(await parameter(last, taken)).to.deep.equal(await parameter(`${file}.safetensors`, taken));
        expect(await parameter(last, taken)).to.not.deep.equal(await parameter("drawn.safetensors", taken));
        // The folder of the run names the file from there.
        expect(await readFile(inFolder(out, "config.yaml"), "utf8")).to.match(
          new RegExp(`^ {4}file: \\.\\./${file}\\.safetensors$`, "m"),
        );
        expect((await train(out, "--out", `${out}-again`)).status).to.equal(0);
      }
    }).timeout(120_000);

    const refused: readonly (readonly [what: string, weights: string, words: RegExp])[] = [
      [
        "another number of classes, and says what to except",
        "../seven.safetensors",
        /"fc\.weight" has another shape.*\n.*\n {2}training\.weights: what differs can be drawn instead; expected \{ file: \.\.\/seven\.safetensors, except: \[fc\] \} \(configs\/tuned\.yaml:3:22\)$/m,
      ],
      ["blocks that are new", "../plain.safetensors", /is missing.*[^]*except: \[layer1\.0\.se\] \}/],
      [
        "an exception that is none",
        "{ file: ../seven.safetensors, except: [fd] }",
        /training\.weights\.except\[0\]: neither .* "fd"\. Did you mean "fc"\? \(configs\/tuned\.yaml:3:61\)\n[^]*except: \[fc\]/,
      ],
      ["a map without a file", "{ except: [fc] }", /training\.weights\.file: this key is missing/],
      ["a number", "3", /training\.weights: wrong type; expected the name of a file, or a map such as \{ file: /],
    ];
    for (const [what, weights, words] of refused)
      it(`refuses ${what}`, async () => {
        const { status, stderr } = await trainWith(weights, "--out", "none");
        expect(status).to.equal(1);
        expect(stderr).to.match(words);
        expect(existsSync(inFolder("none"))).to.equal(false);
      });
  });

  it("goes on from a checkpoint, with or without the name of the folder", async () => {
    await train("configs/tiny.yaml", "--set", "name=stopped", "--set", "training.epochs=1");
    for (const argv of [
      ["--resume", "runs/stopped", "--set", "training.epochs=2"],
      ["configs/tiny.yaml", "--resume", "--set", "name=stopped", "--set", "training.epochs=3"],
    ]) {
      const { status, stdout, stderr } = await train(...argv);
      expect(status, stderr).to.equal(0);
      expect(stderr).to.match(/going on after epoch \d/);
      expect(stdout).to.include("folder  runs/stopped\n");
    }
    const metrics = (await readFile(inFolder("runs/stopped/metrics.csv"), "utf8")).trimEnd().split("\n");
    expect(metrics.map((line) => line.split(",")[0])).to.deep.equal(["epoch", "1", "2", "3"]);
  });

  it("compares networks over seeds in one table, and goes on where it was stopped", async () => {
    const argv = ["configs/tiny.yaml", "configs/plain.yaml", "--seeds", "1,2", "--set", "training.epochs=1"];
    const { status, stdout, stderr } = await train(...argv, "--out", "both");
    expect(status, stderr).to.equal(0);
    expect(await readdir(inFolder("both"))).to.have.members([
      "tiny-seed-1",
      "tiny-seed-2",
      "plain-seed-1",
      "plain-seed-2",
    ]);
    const rows = stdout.split("\n").map((line) => line.split(/ {2,}/));
    expect(rows[0]).to.deep.equal(["network", "parameters", "MACs", "top-1", "of each seed", "loss", "time"]);
    expect(rows[1]?.[0]).to.equal("tiny");
    expect(rows[2]?.[0]).to.equal("plain");
    for (const row of rows.slice(1, 3)) {
      const [first = NaN, second = NaN] = (row[4] ?? "").split(" ").map(Number);
      expect(row[3]).to.match(/^\d+\.\d\d ± \d+\.\d\d %$/);
      expect(parseFloat(row[3] ?? "")).to.be.closeTo((first + second) / 2, 0.1);
      expect(parseFloat(row[3]?.split("±")[1] ?? "")).to.be.closeTo(Math.abs(first - second) / Math.SQRT2, 0.1);
    }
    await rm(inFolder("both/plain-seed-2"), { recursive: true });
    const again = await train(...argv, "--resume", "both");
    expect(again.stderr.match(/going on after epoch 1/g)).to.have.lengthOf(3);
    expect(again.stdout.replaceAll(/ \d:\d\d$/gm, "")).to.equal(stdout.replaceAll(/ \d:\d\d$/gm, ""));
    expect(existsSync(inFolder("both/plain-seed-2/last.safetensors"))).to.equal(true);
  }).timeout(120_000);

  it("exits with 2 where the syntax is wrong", async () => {
    for (const argv of [
      [],
      ["--seeds", "1,2"],
      ["--resume"],
      ["configs/tiny.yaml", "--seeds", "1,1"],
      ["configs/tiny.yaml", "--seeds", "one"],
      ["--resume", "a", "--out", "b"],
      ["configs/tiny.yaml", "--json", "--markdown"],
    ])
      expect(await run("train", ...argv), argv.join(" ")).to.deep.include({ status: 2, stdout: "" });
  });
});
