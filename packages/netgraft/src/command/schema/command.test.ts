import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { folderWith } from "@netgraft/test-support";
import { captured, type Captured } from "../captured.test.support.js";

describe("netgraft schema", () => {
  const folder = folderWith({ "network.yaml": "name: a\n" });
  const schema = (...argv: readonly string[]): Promise<Captured> => captured(folder(), "schema", ...argv);

  it("prints a schema with the options of all components", async () => {
    const { status, stdout, stderr } = await schema();
    expect({ status, stderr }).to.deep.equal({ status: 0, stderr: "" });
    expect(JSON.parse(stdout)).to.include({ title: "Netgraft network" });
    expect(stdout).to.include('"const": "resnet"').and.include('"const": "se"').and.include('"residual"');
  });

  it("writes it to a file", async () => {
    const { stdout } = await schema();
    expect(await schema("-o", "network.schema.json")).to.deep.equal({
      status: 0,
      stdout: "",
      stderr: "wrote network.schema.json\n",
    });
    expect(await readFile(join(folder(), "network.schema.json"), "utf8")).to.equal(stdout);
  });

  it("leaves nothing where it cannot write", async () => {
    const before = await readdir(folder());
    expect(await schema("-o", "none/s.json")).to.deep.equal({
      status: 1,
      stdout: "",
      stderr: "error NG_WRITE_FAILED\n  none/s.json: the file cannot be written; found no such file or directory\n",
    });
    expect((await schema("-o", ".")).stderr).to.match(/^error NG_WRITE_FAILED\n/);
    expect(await readdir(folder())).to.deep.equal(before);
  });
});
