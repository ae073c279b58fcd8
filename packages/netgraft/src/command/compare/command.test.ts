import { expect } from "chai";
import { folderWith } from "@netgraft/test-support";
import { captured, type Captured } from "../captured.test.support.js";

const tiny = {
  name: "tiny, plain",
  input: { channels: 3, height: 32, width: 32 },
  classes: 5,
  backbone: { type: "resnet", block: "basic", layers: [1, 1], width: 8 },
};

describe("netgraft compare", () => {
  const folder = folderWith({
    "tiny.json": JSON.stringify(tiny),
    "se-tiny.json": JSON.stringify({
      ...tiny,
      name: "tiny|se",
      attachments: [{ attach: { type: "se", reduction: 4 } }],
    }),
  });
  const compare = (...argv: readonly string[]): Promise<Captured> => captured(folder(), "compare", ...argv);

  // By hand: 1,192 in the stem, 1,184 and 3,680 in the stages, 85 in the classifier; SE adds 2·8²/4 and 2·16²/4.
  it("puts networks beside the first", async () => {
    const { status, stdout, stderr } = await compare("tiny.json", "se-tiny.json", "tiny.json");
    expect({ status, stderr }).to.deep.equal({ status: 0, stderr: "" });
    const [head, first, second, third, ...rest] = stdout.split("\n").map((line) => line.split(/ {2,}/));
    const titles = ["network", "parameters", "beside first", "attached", "MACs", "MACs beside first", "attached MACs"];
    expect(head).to.deep.equal(titles);
    expect(first).to.deep.equal(["tiny, plain", "6,141", "=", "0", "432,208", "=", "0"]);
    expect(second).to.deep.equal(["tiny|se", "6,301", "+2.61 %", "160", "432,368", "+0.0370 %", "160"]);
    expect(third).to.deep.equal(first);
    expect(rest).to.deep.equal([[""]]);
  });

  it("says of each row what is attached to it and changed in it", async () => {
    const { stdout } = await compare("tiny.json", "--attach", "se(reduction=4)", "--set", "classes=6", "--csv");
    // By hand: 160 for SE as above, and 16 + 1 for one more class.
    expect(stdout.split("\n")[1]).to.equal('"tiny, plain + se(reduction=4) classes=6",6318,160,432384,160');
    const table = await compare("tiny.json", "se-tiny.json", "--attach", "eca");
    expect(table.stdout)
      .to.match(/\ntiny, plain \+ eca /)
      .and.match(/\ntiny\|se \+ eca /);
    const explained = await compare("tiny.json", "--attach", "eca", "--explain");
    expect(explained.stdout).to.match(/^tiny, plain \+ eca\n/);
  });

  it("prints CSV, with plain numbers", async () => {
    const { stdout } = await compare("tiny.json", "se-tiny.json", "--csv");
    expect(stdout.split("\n")).to.deep.equal([
      "name,parameters,attached_parameters,macs,attached_macs",
      '"tiny, plain",6141,0,432208,0',
      "tiny|se,6301,160,432368,160",
      "",
    ]);
  });

  it("prints Markdown", async () => {
    const { stdout } = await compare("tiny.json", "se-tiny.json", "--markdown");
    const lines = stdout.split("\n");
    expect(lines[1]).to.equal("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
    expect(lines[3]).to.equal("| tiny\\|se | 6,301 | +2.61 % | 160 | 432,368 | +0.0370 % | 160 |");
  });

  it("prints JSON", async () => {
    expect(JSON.parse((await compare("tiny.json", "se-tiny.json", "--json")).stdout)).to.deep.equal({
      networks: [
        { name: "tiny, plain", parameters: 6141, macs: 432208, attached: { parameters: 0, macs: 0 } },
        { name: "tiny|se", parameters: 6301, macs: 432368, attached: { parameters: 160, macs: 160 } },
      ],
    });
  });

  it("measures the latency beside the first", async () => {
    const measured = ["--benchmark", "--rounds", "2", "--threads", "1"];
    const { status, stdout, stderr } = await compare("tiny.json", "se-tiny.json", "--json", ...measured);
    expect({ status, stderr }).to.deep.equal({ status: 0, stderr: "" });
    // What `--json` prints.
    const { networks, benchmark } = JSON.parse(stdout) as {
      networks: { latency: { milliseconds: { median: number }; ratio: { min: number; max: number } } }[];
      benchmark: object;
    };
    expect(benchmark).to.include({ engine: "onnx", threads: 1, batch: 1, rounds: 2 });
    const [first, second] = networks.map(({ latency }) => latency);
    expect(first?.ratio).to.deep.equal({ median: 1, min: 1, max: 1 });
    expect(second?.milliseconds.median).to.be.within(0.001, 1000);
    expect(second?.ratio.min).to.be.at.most(second?.ratio.max ?? 0);
  });

  it("prints the latency with what it depends on", async () => {
    const { stdout } = await compare("tiny.json", "--benchmark", "--rounds", "1", "--threads", "1");
    const [head, row, , conditions] = stdout.split("\n");
    expect(head).to.match(/ {2}latency {2}latency beside first +spread$/);
    expect(row).to.match(/ {2}[\d.]+ ms +×1\.00 {2}1\.00–1\.00$/);
    expect(conditions).to.match(
      /^Latency of a run of batch 1 in the engine onnx with 1 thread: .* 1 round 2 runs to warm up and /,
    );
  });

  it("names the engines that there are", async () => {
    const { status, stdout, stderr } = await compare("tiny.json", "--benchmark", "--engine", "onn");
    expect({ status, stdout }).to.deep.equal({ status: 1, stdout: "" });
    expect(stderr).to.equal(
      'error NG_UNKNOWN_COMPONENT\n  --engine: there is no engine "onn"; expected one of onnx, tensorflow. Did you mean "onnx"?\n',
    );
  });

  it("takes one form of output", async () => {
    expect((await compare("tiny.json", "--csv", "--json")).status).to.equal(2);
    expect((await compare("tiny.json", "--csv", "--markdown")).status).to.equal(2);
    expect((await compare("tiny.json", "--rounds", "0")).status).to.equal(2);
  });
});
