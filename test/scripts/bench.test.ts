import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "chai";
import type { Contestant, Measured } from "../../scripts/dist/bench/contest/take-turns.mjs";
import type { Compared, Turn } from "../../scripts/dist/bench/inference/report.mjs";
import { root } from "../house/workspace.js";

type Bench = typeof import("../../scripts/dist/bench/contest/take-turns.mjs") &
  typeof import("../../scripts/dist/bench/figures/describe.mjs") &
  typeof import("../../scripts/dist/bench/figures/ratio.mjs") &
  typeof import("../../scripts/dist/bench/figures/statistics.mjs") &
  typeof import("../../scripts/dist/bench/figures/table.mjs") &
  typeof import("../../scripts/dist/bench/inference/assert-same-logits.mjs") &
  typeof import("../../scripts/dist/bench/inference/report.mjs") &
  typeof import("../../scripts/dist/bench/run-program.mjs");

const modules = [
  "contest/take-turns",
  "figures/describe",
  "figures/ratio",
  "figures/statistics",
  "figures/table",
  "inference/assert-same-logits",
  "inference/report",
  "run-program",
];

describe("the benchmarks", () => {
  let bench: Bench;

  before("load their parts", async () => {
    const parts = await Promise.all(
      modules.map((name): Promise<object> => import(pathToFileURL(join(root, "scripts/bench", `${name}.mjs`)).href)),
    );
    // The names are those of the functions that the modules export.
    bench = Object.assign({}, ...parts) as Bench;
  });

  it("take the spread of the middle half, so that one disturbed run makes no figure doubtful", () => {
    expect(bench.statistics([10, 11, 10, 10, 90])).to.include({ median: 10, spread: 0.1, noisy: true });
    expect(bench.statistics([100, 101, 99, 100, 900])).to.include({ median: 100, spread: 0.01, noisy: false });
    expect(bench.statistics([1, 4])).to.include({ median: 2.5 });
  });

  it("compare runs of the same round, not medians", () => {
    expect(bench.ratio([20, 60, 200], [10, 30, 100])).to.include({ median: 2, spread: 0 });
    expect(bench.ratio(undefined, [1])).to.equal(undefined);
    expect(bench.ratio([1], undefined)).to.equal(undefined);
  });

  it("mark figures that are noisy and limits that are not kept", () => {
    expect(bench.describeLimited({ median: 1.034, spread: 0.06, noisy: true }, 1.03)).to.equal(
      "1.03 ± 3.0 %, noisy (over 1.03)",
    );
    expect(bench.describeLimited({ median: 1.03, spread: 0.02, noisy: false }, 1.03)).to.equal("1.03 ± 1.0 % (≤ 1.03)");
    expect(bench.describeLimited({ median: 2, spread: 0, noisy: false }, undefined)).to.equal("2.00 ± 0.0 %");
    expect(bench.describeLimited(undefined, 1)).to.equal("");
  });

  it("print tables whose columns are aligned", () => {
    const rows = [
      ["", "ms"],
      ["first", "1.5"],
      ["second", "10"],
    ];
    expect(bench.table(rows)).to.equal("         ms\nfirst   1.5\nsecond   10");
  });

  describe("of contestants", () => {
    const contestant = (id: string, answers: string): Contestant => ({
      id,
      name: id.toUpperCase(),
      command: process.execPath,
      parameters: ["--eval", `let given = JSON.parse(process.argv[1]); ${answers}`],
    });
    const counting = contestant(
      "counting",
      `console.log(JSON.stringify({ version: "v" + given.batch }));
       let turn = 0;
       process.stdin.on("data", () => console.log(JSON.stringify({ inside: (turn += 1) })));`,
    );

    it("let each take its turns, and say why one takes none", async () => {
      const absent = { ...counting, id: "absent", name: "ABSENT", missing: () => "not installed: get it" };
      const results = await bench.takeTurns([counting, absent, { ...counting, id: "other" }], { batch: 8 }, 3);
      const turns = [{ inside: 1 }, { inside: 2 }, { inside: 3 }];
      expect(results.map(({ id, missing, turns: taken }) => ({ id, missing, taken }))).to.deep.equal([
        { id: "counting", missing: undefined, taken: turns },
        { id: "absent", missing: "not installed: get it", taken: undefined },
        { id: "other", missing: undefined, taken: turns },
      ]);
      expect(results[0]).to.include({ name: "COUNTING", version: "v8" });
    });

    it("fail where one ends before its turn", async () => {
      const ending = contestant("ending", "console.log('{}')");
      const error = await bench.takeTurns([ending], {}, 1).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      expect(String(error)).to.match(/ended/);
    });
  });

  describe("of inference", () => {
    const measured = (id: string, ...inside: number[]): Measured<Turn> => ({
      id,
      name: id,
      turns: inside.map((milliseconds) => ({ inside: milliseconds })),
    });
    const missing = (id: string): Measured<Turn> => ({ id, name: id, missing: "not installed: get it" });
    const all = [
      measured("onnx", 103, 103, 206),
      measured("exporter", 100, 100, 200),
      measured("tensorflow", 206, 206, 206),
      measured("pytorch NCHW", 206, 206, 412),
      measured("pytorch channels_last", 300, 300, 300),
    ];
    const compared = (id: string, results: readonly Measured<Turn>[]): Compared => {
      const found = bench.compared(results).find((result) => result.id === id);
      if (found === undefined) throw new Error(`${id} is not there`);
      return found;
    };

    it("compare with PyTorch's exporter and with PyTorch's better layout", () => {
      const onnx = compared("onnx", all);
      expect(onnx.toExporter?.median).to.equal(1.03);
      expect(onnx.toPytorch?.median).to.equal(0.5);
    });

    it("hold Netgraft's file to the exporter's, and TensorFlow to PyTorch", () => {
      expect(bench.compared(all).some((result) => bench.isOver(result))).to.equal(false);
      const slower = [measured("onnx", 104), measured("exporter", 100), measured("pytorch NCHW", 300)];
      expect(bench.isOver(compared("onnx", slower))).to.equal(true);
      expect(bench.row({ ...compared("onnx", slower), open: 0, first: 1 })[3]).to.equal("1.04 ± 0.0 % (over 1.03)");
      const slow = [measured("tensorflow", 101), measured("pytorch NCHW", 110), measured("pytorch channels_last", 100)];
      expect(bench.isOver(compared("tensorflow", slow))).to.equal(true);
    });

    it("say what is not installed, and hold nothing to what is not there", () => {
      expect(bench.row(compared("exporter", [missing("exporter")])).slice(0, 2)).to.deep.equal([
        "exporter",
        "not installed: get it",
      ]);
      const alone = compared("onnx", [measured("onnx", 100), missing("exporter"), missing("pytorch NCHW")]);
      expect(bench.isOver(alone)).to.equal(false);
      expect(alone).to.include({ toExporter: undefined, toPytorch: undefined });
    });

    it("refuse to compare what computes different things", () => {
      const logits = (id: string, ...numbers: number[]): Measured<Turn> => ({ id, name: id, logits: numbers });
      const same = [logits("a", 0.001, -2), missing("b"), logits("c", 0.002, -2.001)];
      expect(() => bench.assertSameLogits(same)).not.to.throw();
      expect(() => bench.assertSameLogits([...same, logits("d", 0.001, -2.01)])).to.throw("d computes 0.001,-2.01");
      expect(() => bench.assertSameLogits([...same, logits("e", NaN, -2)])).to.throw("e computes");
    });
  });

  it("measure the most memory that a program has had, not what it has at its end", () => {
    const allocate = (mebibytes: number): string =>
      `let data = Buffer.alloc(${mebibytes} << 20, 1); data = undefined; gc();`;
    const peak = (mebibytes: number): number =>
      bench.runNodeForMemory("--expose-gc", "--eval", allocate(mebibytes)).peakMemory;
    expect(peak(256) - peak(0)).to.be.closeTo(256, 32);
  });

  it("refuse parts and networks that there are not, and name those that there are", () => {
    for (const [given, words] of [
      [["speed"], "no such part: speed; there are compose, linear, command, export, weights, sweep, bundle, inference"],
      [["inference", "--network", "AlexNet"], "no such network: AlexNet; there are ResNet-50, SE-ResNet-50"],
    ] as const) {
      const { status, stderr } = spawnSync(process.execPath, ["scripts/bench.mjs", ...given], {
        cwd: root,
        encoding: "utf8",
      });
      expect(status).to.equal(2);
      expect(stderr).to.include(words);
    }
  });
});
