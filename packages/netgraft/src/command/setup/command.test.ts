import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { skipBecause } from "@netgraft/test-support";
import { expect } from "chai";
import { hasTfjsNode } from "@netgraft/tensorflow-node/set-up";
import { captured } from "../captured.test.support.js";

describe("netgraft setup", function () {
  this.timeout(120_000);
  let folder = "";
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "netgraft-setup-"));
  });
  after(() => rm(folder, { recursive: true }));

  it("refuses a folder that has no TensorFlow, and makes nothing", async () => {
    await mkdir(join(folder, "empty"));
    const env = { NETGRAFT_CACHE: join(folder, "cache") };
    const result = await captured({ cwd: folder, env }, "setup", "tensorflow", "--from", "empty");
    expect(result).to.include({ status: 1, stdout: "" });
    expect(result.stderr).to.match(/error NG_SETUP_SOURCE\n( {2}\S*empty: the folder has not .*\n){3}$/);
    expect(await readdir(folder)).to.deep.equal(["empty"]);
  });

  it("refuses an engine that has nothing to set up, and one that is not there", async () => {
    const engine = `
      import { definePlugin } from ${JSON.stringify(import.meta.resolve("@netgraft/core"))};
      export default definePlugin({ name: "mine", apiVersion: 1, register: (context) => context.engine({
        name: "mine", summary: "Mine.", unsupported: () => [], open: () => Promise.reject(new Error("not opened")) }) });`;
    await writeFile(join(folder, "engine.mjs"), engine);
    const without = await captured(folder, "setup", "mine", "--plugin", "./engine.mjs");
    expect(without).to.include({ status: 1, stdout: "" });
    expect(without.stderr).to.match(/NG_SETUP_ABSENT[^]*mine: .*no set-up.*expected onnx, tensorflow/);
    const given = await captured(folder, "setup", "onnx", "--from", "empty");
    expect(given.stderr).to.match(/NG_SETUP_ABSENT\n {2}--from: the set-up of onnx takes nothing/);
    expect((await captured(folder, "setup", "tensorflo")).stderr).to.match(/NG_UNKNOWN_COMPONENT[^]*"tensorflow"/);
  });

  it("shows without a name which engines have a set-up, how they are, and what it does", async () => {
    const env = { NETGRAFT_CACHE: join(folder, "none") };
    const { status, stdout } = await captured({ cwd: folder, env }, "setup");
    expect(status).to.equal(0);
    expect(stdout).to.match(
      /^onnx: can be used\n {2}Installs .*\ntensorflow: (can be used|is not set up .*|has no oneDNN.*)\n {2}Makes .*\n {2}--from: an unpacked /,
    );
    const json: unknown = JSON.parse((await captured({ cwd: folder, env }, "setup", "--json")).stdout);
    expect(json).to.be.an("array").with.nested.property("[1].engine", "tensorflow");
  });

  it("leaves onnxruntime as it is where npm has installed it", async () => {
    const env = { NETGRAFT_CACHE: join(folder, "untouched") };
    const { status, stdout } = await captured({ cwd: folder, env }, "setup", "onnx");
    expect(status).to.equal(0);
    expect(stdout).to.match(/^onnxruntime 1\.\d+\.\d+ was set up already: .*onnxruntime-node/);
    expect(await readdir(folder)).to.not.include("untouched");
  });

  it("says that TensorFlow is set up where it is", async function () {
    if (!hasTfjsNode()) {
      skipBecause(this, "TensorFlow is not set up (`netgraft setup tensorflow`)");
    }
    const place = { cwd: folder, env: process.env };
    const text = await captured(place, "setup", "tensorflow");
    expect(text).to.include({ status: 0, stderr: "" });
    expect(text.stdout).to.match(/^TensorFlow 2\.\d+\.\d+ \(from .+, with\w* oneDNN\) was set up already: .+\n$/);
    const json = await captured(place, "setup", "tensorflow", "--json");
    expect(JSON.parse(json.stdout))
      .to.include({ made: false })
      .and.to.have.all.keys("made", "version", "oneDnn", "groupedGradients", "origin", "folder");
  });
});
