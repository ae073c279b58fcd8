import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { captured } from "../captured.test.support.js";
import { CommandContext } from "../context.js";
import type { Finding } from "./finding.js";
import { printFindings } from "./print-findings.js";
import { tensorFlowFindings } from "./tensorflow-findings.js";

describe("netgraft doctor", function () {
  this.timeout(60_000);

  it("shows what there is, as a table and as JSON", async () => {
    const table = await captured(process.cwd(), "doctor");
    expect(table.status, table.stdout).to.equal(0);
    expect(table.stdout)
      .to.match(/^what +state +found\n/)
      .and.match(/^Node +ok +v\d+\.\S+ on \S+$/m);
    expect(table.stdout).to.match(/^onnxruntime +ok +1\.\d+\.\d+, provider cpu$/m);
    const { stdout } = await captured(process.cwd(), "doctor", "--json");
    // What `--json` prints.
    const { usable, findings } = JSON.parse(stdout) as { usable: boolean; findings: readonly Finding[] };
    expect(usable).to.equal(true);
    expect(findings.map(({ what }) => what)).to.include.members(["Node", "threads", "memory", "TensorFlow"]);
    for (const { state, what, advice } of findings) if (state !== "ok") expect(advice, what).to.be.a("string");
  });

  const printed = (findings: readonly Finding[]): { text: string; failed: boolean } => {
    let text = "";
    const sink = { write: (more: string) => void (text += more) };
    const context = new CommandContext({ stdout: sink, stderr: sink, cwd: ".", env: {} });
    printFindings(context, findings, { needed: "onnxruntime" });
    return { text, failed: context.failed };
  };

  it("fails where the default engine is broken, and only there", () => {
    const tensorFlow: Finding = { what: "TensorFlow", state: "broken", found: "no", advice: "set it up" };
    expect(printed([{ what: "onnxruntime", state: "ok", found: "1.30.0" }, tensorFlow]).failed).to.equal(false);
    const broken = printed([{ what: "onnxruntime", state: "broken", found: "gone", advice: "install it" }, tensorFlow]);
    expect(broken.failed).to.equal(true);
    expect(broken.text.split("\n\n")[1]).to.equal("onnxruntime: install it\nTensorFlow: set it up\n");
  });

  it("says how to set TensorFlow up where it is not", async () => {
    const folder = await mkdtemp(join(tmpdir(), "netgraft-doctor-"));
    try {
      const places = { env: { NETGRAFT_CACHE: folder }, resolveFrom: join(folder, "index.js") };
      const [finding, ...others] = await tensorFlowFindings(places);
      expect(finding).to.include({ what: "TensorFlow", state: "missing", advice: "netgraft setup tensorflow" });
      expect(others).to.deep.equal([]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
