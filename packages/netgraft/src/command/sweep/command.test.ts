import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hasCheckpoint, keepSweep, sweepStatus } from "@netgraft/experiments";
import { withFileSystem } from "@netgraft/files";
import { failingFiles, promptFiles, writeFiles } from "@netgraft/test-support";
import { expect } from "chai";
import { openSweep } from "../../run/open-sweep.js";
import { captured, type Captured } from "../captured.test.support.js";
import { runCommand } from "../run-command.js";
import { trainingFolder } from "../train/tiny-training.test.support.js";

/** What the issue of a published paper would be: with and without SE, and a plain network of as many parameters. */
const placement = `
base: configs/tiny.yaml
baseline: plain
variants:
  plain:    { attachments: [{ id: se, attach: null }] }
  standard: {}
  wider:    { match: { parameters: standard, atLeast: true }, vary: backbone.width, attachments: [{ id: se, attach: null }] }
grid: { attachments.se.reduction: [2, 4] }
seeds: [1, 2]
`;

/** Parameters of one basic block of w channels behind a stem of 3×3, without SE: convolutions, norms, classifier of three. */
const plain = (w: number): number => 27 * w + 2 * w + 2 * (9 * w * w + 2 * w) + 3 * w + 3;
/** What SE without biases adds (Hu et al., section 6.1). */
const ofSE = (w: number, reduction: number): number => (2 * w * w) / reduction;
const change = (parameters: number): string => `+${((100 * (parameters - plain(4))) / plain(4)).toPrecision(3)} %`;

describe("netgraft sweep", () => {
  const folder = trainingFolder({
    "placement.yaml": placement,
    "pair.yaml":
      "base: configs/tiny.yaml\nvariants: { plain: { attachments: [{ id: se, attach: null }] }, se: {} }\nbudget: { epochs: 1 }\n",
    "typo.yaml": "base: configs/tiny.yaml\nvariants: { a: {}, b: { backbone: { widht: 8 } } }\n",
    "nowhere.yaml": "base: configs/tiny.yaml\ngrid: { training.dataset.path: [nowhere] }\n",
    "up.yaml": "name: ../../up\nbase: configs/tiny.yaml\ngrid: { training.dataset.path: [nowhere] }\n",
    "one.yaml": "base: configs/tiny.yaml\nbudget: { epochs: 1 }\n",
    "other/notes.txt": "mine",
  });
  const sweep = (...argv: readonly string[]): Promise<Captured> => captured(folder(), "sweep", ...argv);
  const quick = ["--threads", "1", "--workers", "0"];

  it("prints the plan: what each row costs, how far it is from the baseline and from what it matches, what is equal", async () => {
    const { status, stdout, stderr } = await sweep("placement.yaml", "--dry-run", "--no-measure");
    expect({ status, stderr }).to.deep.equal({ status: 0, stderr: "" });
    const cells = stdout
      .split("\n")
      .slice(1, 6)
      .map((line) =>
        line
          .trim()
          .split(/ {2,}/)
          .filter((_, index) => index !== 5 && index !== 6),
      );
    const [two, four] = [2, 4].map((reduction) => plain(4) + ofSE(4, reduction));
    const matched = (target = 0): string =>
      `backbone.width=5: +${plain(5) - target} (+${((100 * (plain(5) - target)) / target).toPrecision(3)} %) parameters to standard`;
    const names = stdout.split("\n").map((line) => line.trim().split(/ {2,}/));
    expect(names[0]?.slice(0, 5)).to.deep.equal(["row", "variant", "attachments.se.reduction", "seeds", "parameters"]);
    expect(cells[0]?.slice(0, 4)).to.deep.equal(["1", "plain", "2", `${plain(4)}`]);
    expect(names[2]?.slice(0, 6)).to.deep.equal(["2", "standard", "2", "2", `${two}`, change(two ?? 0)]);
    expect(names[3]?.slice(0, 6)).to.deep.equal(["3", "standard", "4", "2", `${four}`, change(four ?? 0)]);
    expect(names[4]?.slice(0, 6)).to.deep.equal(["4", "wider", "2", "2", `${plain(5)}`, change(plain(5))]);
    expect(names[4]?.slice(8)).to.deep.equal([matched(two)]);
    expect(names[5]?.slice(8)).to.deep.equal([matched(four), "row 4"]);
    expect(stdout).to.match(
      /\n\n10 runs, 8 of them trained, because the others are equal to one of these; seeds 1, 2\. Differences are to plain\.\n$/,
    );
  });

  it("prints the plan as JSON, and the config of a row that can be trained as it is", async () => {
    // What `--json` prints.
    const plan = JSON.parse((await sweep("placement.yaml", "--dry-run", "--no-measure", "--json")).stdout) as {
      readonly runs: number;
      readonly rows: readonly Record<string, unknown>[];
    };
    expect(plan.runs).to.equal(8);
    expect(plan.rows[3]).to.deep.include({
      row: 4,
      variant: "wider",
      settings: { "attachments.se.reduction": 2 },
      parameters: plain(5),
      matched: {
        cost: "parameters",
        with: "standard",
        target: plain(4) + ofSE(4, 2),
        vary: "backbone.width",
        value: 5,
        residual: plain(5) - plain(4) - ofSE(4, 2),
      },
    });
    expect(plan.rows[4]).to.include({ equals: 4 });
    const shown = await sweep("placement.yaml", "--show", "4");
    writeFileSync(join(folder(), "shown.yaml"), shown.stdout);
    const summary = await captured(folder(), "summary", "shown.yaml", "--json");
    expect(JSON.parse(summary.stdout)).to.include({ parameters: plain(5) });
    expect(await sweep("placement.yaml", "--show", "6")).to.deep.equal({
      status: 1,
      stdout: "",
      stderr: "error NG_CONFIG_INVALID\n  --show: there is no such row; expected from 1 to 5; found 6\n",
    });
  });

  it("estimates the time where the pictures are there, and says why not where they are not", async () => {
    const { stdout } = await sweep("one.yaml", "--dry-run", ...quick);
    expect(stdout).to.match(/ a step +a run\n.* [\d.]+ ms +0:0\d\n/);
    expect(stdout).to.match(/ One run after the other they take about 0:0\d here, by a few steps of each network\.\n$/);
    const { status, stdout: plan, stderr } = await sweep("nowhere.yaml", "--dry-run");
    expect({ status, plan }).to.deep.include({ status: 0 });
    expect(stderr).to.match(/^not measured: nowhere: .*no such file or directory \(NG_READ_FAILED\)\n$/);
    expect(plan).to.not.include("a step");
  });

  it("trains every run once, says how far it is, and has nothing more to do", async () => {
    const { status, stdout, stderr } = await sweep("pair.yaml", "--jobs", "2", ...quick);
    expect(status, stderr).to.equal(0);
    const lines = stderr.trimEnd().split("\n");
    expect(lines[0]).to.equal("pair: 2 runs in runs/pair");
    // Both tell of the same dataset.
    expect(lines.filter((line) => line.includes("is held out"))).to.have.lengthOf(1);
    const finished = lines.filter((line) => /^\[[12]\/2\] (plain|se), seed 0: loss \S+ +top-1 +\S+ %/.test(line));
    expect(finished, stderr).to.have.lengthOf(2);
    expect(lines).to.have.lengthOf(4);
    expect(stdout).to.match(/^variant +parameters +MACs +finished +top-1 +loss +time\nplain +\S+ +\S+ +1\/1 +\S+ % /);
    expect(stdout).to.match(/\n\n2 runs: 2 finished\.\n$/);
    expect(await sweep("status", "runs/pair")).to.deep.equal({ status: 0, stdout, stderr: "" });
    for (const again of [["pair.yaml"], ["runs/pair"]])
      expect(await sweep(...again)).to.deep.equal({
        status: 0,
        stdout,
        stderr: "pair: 2 runs in runs/pair, 2 of them finished\n",
      });
    const { rows: kept } = await sweepStatus(join(folder(), "runs/pair"));
    for (const { cells } of kept) {
      const { classes, environment, last, best, epochs } = cells[0]?.result ?? {};
      expect(environment).to.include({ engine: "onnx", threads: "1" });
      expect(epochs?.at(-1)).to.deep.equal(last);
      expect(classes?.names).to.have.lengthOf(3);
      const sum = (counts: readonly number[] = []): number => counts.reduce((all, count) => all + count, 0);
      expect(sum(classes?.last) / sum(classes?.pictures), "together they are top-1").to.equal(last?.validation?.top1);
      expect(best, "of one epoch it is the best").to.equal(1);
      expect(classes?.best).to.deep.equal(classes?.last);
    }
    // What `--json` prints.
    const { rows } = JSON.parse((await sweep("status", "runs/pair", "--watch", "--json")).stdout) as {
      readonly rows: readonly { readonly cells: readonly Record<string, unknown>[] }[];
    };
    expect(rows.map(({ cells }) => cells[0]?.["state"])).to.deep.equal(["finished", "finished"]);
    expect((await sweep("runs/pair", "--dry-run")).stdout).to.equal(
      (await sweep("pair.yaml", "--dry-run", "--no-measure")).stdout,
    );
  });

  it("ends every run with a checkpoint where it is interrupted, and says how to go on", async () => {
    let stderr = "";
    const write = (text: string): void => {
      stderr += text;
      // At the line of progress of a terminal.
      if (/1\/9 /.test(text) && !stderr.includes("ending each run")) process.emit("SIGINT");
    };
    writeFileSync(join(folder(), "long.yaml"), readFileSync(join(folder(), "pair.yaml"), "utf8").replace("1 }", "9 }"));
    const argv = ["sweep", "long.yaml", "--jobs", "2", ...quick];
    const env = {};
    const terminal = { write, isTTY: true, columns: 120 };
    const status = await runCommand(argv, { stdout: { write: () => undefined }, stderr: terminal, cwd: folder(), env });
    expect(status, stderr).to.equal(130);
    expect(stderr).to.match(
      /ending each run with a checkpoint after this step; Ctrl-C again ends at once\n(\r\S*)?go on with: netgraft sweep \S*runs\/long\n$/,
    );
    const keys = readdirSync(join(folder(), "runs/long/cells"));
    expect(keys.map((key) => hasCheckpoint(join(folder(), "runs/long/cells", key, "run")))).to.deep.equal([true, true]);
    expect((await sweep("status", "runs/long")).stdout).to.match(/\n\n2 runs: 0 finished, 2 begun\.\n$/);
  });

  it("keeps what is done where the disk is full, and says so", async () => {
    const files = failingFiles(promptFiles, ({ operation, path }) =>
      operation === "write" && path.includes("result.json") ? { code: "ENOSPC" } : undefined,
    );
    const { status, stderr } = await withFileSystem(files, () => sweep("one.yaml", "--out", "full", ...quick));
    expect(status, stderr).to.equal(1);
    expect(stderr).to.match(
      /\ngo on with: netgraft sweep full\nerror NG_WRITE_FAILED\n {2}full\/cells\/\w+\/result\.json: .*no space left on the device\n$/,
    );
    expect((await sweep("status", "full")).stdout).to.match(/\n\n1 run: 0 finished, 1 begun\.\n$/);
    const worked = await captured(folder(), "worker", "full", ...quick);
    expect(worked.stderr).to.match(/^one: 1 run in full\n.*is held out.*\n\[1\/1\] base, seed 0: .*\n$/);
    expect(worked.stdout).to.match(/\n\n1 run: 1 finished\.\n$/);
  });

  it("tells which rows have ended early, and why", async () => {
    const plan = await openSweep("one.yaml", { cwd: folder() });
    await keepSweep(plan, join(folder(), "ended"));
    const [cell] = plan.cells;
    const stopped = { epoch: 2, reason: "top-1 10.00 %, not among the best 1 of 2 rows" };
    const result = { ...cell, version: plan.version, epochs: [], seconds: 1, stopped, isPruned: true };
    await writeFiles(join(folder(), "ended/cells", cell?.key ?? ""), { "result.json": JSON.stringify(result) });
    const { stdout } = await sweep("status", "ended");
    expect(stdout).to.match(/\nbase +[\d,]+ +[\d,]+ +0\/1, stopped\n/);
    expect(stdout).to.match(
      /\n\n1 run: 0 finished, 1 stopped with their rows\.\nbase: after epoch 2, top-1 10\.00 %, not among the best 1 of 2 rows\n$/,
    );
  });

  it("stays in its folder, whatever it is called", async () => {
    const { stderr } = await sweep("up.yaml", ...quick);
    expect(stderr).to.match(/^\.\.\/\.\.\/up: 1 run in runs\/-\.\.-up\n/);
  });

  const refused: Readonly<Record<string, readonly [argv: readonly string[], stderr: RegExp]>> = {
    "a file that is not there": [
      ["placment.yaml"],
      /^error NG_CONFIG_NOT_FOUND\n {2}placment\.yaml: this file does not exist\. Did you mean "placement\.yaml"\?\n$/,
    ],
    "a typo in a variant": [
      ["typo.yaml", "--dry-run"],
      /^error NG_CONFIG_INVALID\n {2}variants\.b: backbone\.widht: .* Did you mean "width"\? \(typo\.yaml:2:\d+\)\n$/,
    ],
    "a dataset that is not there": [
      ["nowhere.yaml", ...quick],
      /\nerror NG_READ_FAILED\n {2}nowhere: .*no such file or directory\n$/,
    ],
    "a folder of something else": [["pair.yaml", "--out", "other"], /^error NG_OUTPUT_EXISTS\n {2}other: /],
    "a folder that is none of a sweep": [
      ["other"],
      /^error NG_SWEEP_FOLDER\n {2}other\/sweep\.json: this is no sweep that can be read; .*; found no such file or directory\n$/,
    ],
    "the status of a folder that is not there": [["status", "nothing"], /^error NG_SWEEP_FOLDER\n/],
  };
  for (const [what, [argv, message]] of Object.entries(refused))
    it(`refuses ${what}`, async () => {
      const { status, stdout, stderr } = await sweep(...argv);
      expect({ status, stdout }).to.deep.equal({ status: 1, stdout: "" });
      expect(stderr).to.match(message);
    });

  it("refuses a folder that another version has planned, for a worker as well", async () => {
    await keepSweep(await openSweep("pair.yaml", { cwd: folder() }), join(folder(), "old"));
    const path = join(folder(), "old/sweep.json");
    writeFileSync(path, readFileSync(path, "utf8").replace(/"version":"[^"]+"/, '"version":"0.0.1"'));
    for (const argv of [
      ["sweep", "old"],
      ["sweep", "pair.yaml", "--out", "old"],
      ["worker", "old"],
    ]) {
      const { status, stderr } = await captured(folder(), ...argv);
      expect(status).to.equal(1);
      expect(stderr).to.match(/error NG_SWEEP_VERSION\n {2}old\/sweep\.json: .*; found 0\.0\.1\n$/);
    }
  });

  it("exits with 2 where the syntax is wrong", async () => {
    for (const argv of [[], ["a", "--jobs", "0"], ["a", "--show", "x"], ["other", "--out", "b"], ["status"]])
      expect(await sweep(...argv), argv.join(" ")).to.deep.include({ status: 2, stdout: "" });
  });
});
