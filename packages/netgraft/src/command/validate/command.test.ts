import { expect } from "chai";
import { folderWith } from "@netgraft/test-support";
import { captured, type Captured } from "../captured.test.support.js";

describe("netgraft validate", () => {
  const folder = folderWith({
    "good.yaml": "name: good\nbackbone: { type: resnet, depth: 18 }\n",
    "bad.yaml": "name: bad\nbackbone: { type: resnet, depht: 18, width: wide }\n",
    "nothing.yaml": "extends: ./good.yaml\nattachments:\n  - attach: { type: se }\n    where: { stages: [7] }\n",
    "many.yaml":
      "backbone: { type: resnet, depth: 18 }\nattachments:\n" +
      "  - { id: a, attach: { type: se }, at: residul }\n" +
      "  - { id: b, attach: { type: se, redction: 8 }, at: outptu }\n" +
      "  - { id: c, attach: { type: se }, where: { stages: [7] } }\n" +
      "  - { id: d, attach: { type: se }, replace: conv9 }\n" +
      "  - { id: e, attach: { type: see } }\n",
  });
  const validate = (...argv: readonly string[]): Promise<Captured> => captured(folder(), "validate", ...argv);

  it("prints ok for each config that composes", async () => {
    expect(await validate("good.yaml", "resnet50")).to.deep.equal({
      status: 0,
      stdout: "ok good.yaml\nok resnet50\n",
      stderr: "",
    });
  });

  it("prints all problems of each that does not, and goes on", async () => {
    const { status, stdout, stderr } = await validate("bad.yaml", "good.yaml", "nothing.yaml");
    expect({ status, stdout }).to.deep.equal({ status: 1, stdout: "ok good.yaml\n" });
    const [head, first, second, next, third, ...rest] = stderr.split("\n");
    expect(head).to.equal("error NG_CONFIG_INVALID in bad.yaml");
    expect([first, second].join("\n")).to.match(/^ {2}backbone\.depht: unknown key.*"depth"\? \(bad\.yaml:2:27\)$/m);
    expect([first, second].join("\n")).to.match(/^ {2}backbone\.width: .*\(bad\.yaml:2:45\)$/m);
    expect(next).to.equal("error NG_NOTHING_SELECTED in nothing.yaml");
    expect(third).to.match(/^ {2}attachments\[0\]: "se" \(at residual\) selects no block; expected .*stage 1: /);
    expect(rest).to.deep.equal([""]);
  });

  it("prints all problems of form, types, sites and rules at once", async () => {
    const { status, stderr } = await validate("many.yaml");
    expect(status).to.equal(1);
    const [head, ...lines] = stderr.trimEnd().split("\n");
    expect(head).to.equal("error NG_CONFIG_INVALID in many.yaml");
    expect(
      lines.map((line) => line.replace(/^ {2}(.*?):(?:.*Did you mean "(.*)"\?|.*) \((\S*)\)$/, "$1 $2 $3")),
    ).to.deep.equal([
      "name  many.yaml:1:1",
      "attachments[1].attach.redction reduction many.yaml:4:34",
      "attachments[4].attach.type se many.yaml:7:30",
      "attachments[0].at residual many.yaml:3:40",
      "attachments[1].at output many.yaml:4:53",
      "attachments[3].replace conv1 many.yaml:6:45",
      "attachments[2]  many.yaml:5:5",
    ]);
  });

  it("prints JSON on stdout, also of what fails", async () => {
    const { status, stdout, stderr } = await validate("good.yaml", "bad.yaml", "--json");
    expect({ status, stderr }).to.deep.equal({ status: 1, stderr: "" });
    // What `--json` prints.
    const [good, bad] = JSON.parse(stdout) as [object, { problems: unknown[] }];
    expect(good).to.deep.equal({ config: "good.yaml", valid: true });
    expect(bad).to.include({ config: "bad.yaml", valid: false, code: "NG_CONFIG_INVALID" });
    expect(bad.problems).to.have.lengthOf(2);
  });

  it("applies overrides to each, and fails at once where one is malformed", async () => {
    const { status, stderr } = await validate("good.yaml", "resnet50", "--attach", "se(reduction=0)");
    expect(status).to.equal(1);
    expect(stderr.match(/NG_CONFIG_INVALID in/g)).to.have.lengthOf(2);
    const malformed = await validate("good.yaml", "resnet50", "--set", "classes");
    expect(malformed.stderr.match(/NG_CONFIG_OVERRIDE/g)).to.have.lengthOf(1);
  });
});
