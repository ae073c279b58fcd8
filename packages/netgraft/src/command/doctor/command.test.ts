import type { Engine, Finding } from "@netgraft/core/graph";
import { expect } from "chai";
import { captured } from "../captured.test.support.js";
import { CommandContext } from "../context.js";
import { engineFindings } from "./engine-findings.js";
import { printFindings } from "./print-findings.js";

describe("netgraft doctor", function () {
  this.timeout(120_000);

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

  const printed = (
    usable: boolean,
    findings: readonly Finding[],
  ): { readonly text: string; readonly failed: boolean } => {
    let text = "";
    const sink = { write: (more: string) => void (text += more) };
    const context = new CommandContext({ stdout: sink, stderr: sink, cwd: ".", env: {} });
    printFindings(context, findings, { usable });
    return { text, failed: context.failed };
  };
  const tensorFlow: Finding = { what: "TensorFlow", state: "broken", found: "no", advice: "set it up" };

  it("tells below the table what to do, and fails where what is needed is not usable", () => {
    const broken: Finding = { what: "onnxruntime", state: "broken", found: "gone", advice: "install it" };
    expect(printed(true, [tensorFlow]).failed).to.equal(false);
    const { text, failed } = printed(false, [broken, tensorFlow]);
    expect(failed).to.equal(true);
    expect(text.split("\n\n")[1]).to.equal("onnxruntime: install it\nTensorFlow: set it up\n");
  });

  it("asks every engine what it finds, and needs the default one alone", async () => {
    const engine = (name: string, usable?: boolean): Engine => ({
      name,
      summary: `the engine ${name}`,
      unsupported: () => [],
      open: () => Promise.reject(new Error("not opened here")),
      ...(usable !== undefined && {
        availability: ({ env } = {}) =>
          Promise.resolve({ usable, findings: [{ what: name, state: "ok", found: env?.["PLACE"] ?? "" }] }),
      }),
    });
    const surroundings = { env: { PLACE: "here" } };
    const found = await engineFindings([engine("onnx", true), engine("other", false), engine("mute")], surroundings);
    expect(found).to.deep.equal({
      usable: true,
      findings: [
        { what: "onnx", state: "ok", found: "here" },
        { what: "other", state: "ok", found: "here" },
        { what: "mute", state: "ok", found: "the engine mute" },
      ],
    });
    expect((await engineFindings([engine("onnx", false), engine("other", true)], {})).usable).to.equal(false);
  });
});
