import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { HubServer, needsPython, python } from "@netgraft/test-support";
import { initialize } from "@netgraft/weights";
import { writeSafetensors } from "@netgraft/weights/node";
import { expect } from "chai";
import { networkState } from "netgraft";
import { framework } from "../support/framework.js";

const script = `
import sys
from huggingface_hub import hf_hub_download
for revision in sys.argv[3:]:
    print(hf_hub_download(sys.argv[1], sys.argv[2], revision=revision))
`;

describe("the cache of Python's huggingface_hub", function () {
  this.timeout(60_000);
  let server: HubServer;
  let home = "";
  const network = framework.compose({
    name: "small",
    classes: 3,
    input: { height: 32, width: 32 },
    backbone: { type: "resnet", block: "basic", layers: [1, 1], width: 8 },
  });
  const weights = initialize(network.graph.state(), { seed: 1 });

  before(async function () {
    needsPython(this, "huggingface_hub");
    home = mkdtempSync(join(tmpdir(), "netgraft-hub-"));
    server = await HubServer.start();
    await writeSafetensors(join(home, "w"), weights);
    const files = { "config.json": "{}", "model.safetensors": readFileSync(join(home, "w")) };
    for (const name of ["o/python", "o/netgraft"]) server.commit(name, files);
  });
  after(async () => {
    await server?.close();
    if (home !== "") rmSync(home, { recursive: true });
  });

  // Python takes a redirection to the same host for one within the hub.
  const pythonsEnv = (): Record<string, string> => ({
    ...env(),
    HF_ENDPOINT: server.endpoint.replace("127.0.0.1", "localhost"),
  });
  const env = (): Record<string, string> => ({ HF_ENDPOINT: server.endpoint, HF_HOME: home });
  const download = async (...argv: readonly string[]): Promise<readonly string[]> => {
    const quiet = { HF_HUB_DISABLE_XET: "1", HF_HUB_DISABLE_TELEMETRY: "1", HF_HUB_DISABLE_PROGRESS_BARS: "1" };
    const { stdout } = await promisify(execFile)(python, ["-c", script, ...argv], {
      env: { ...process.env, ...quiet, ...pythonsEnv() },
    });
    return stdout.trim().split("\n");
  };
  /** Bodies of weights that were sent since it was last asked. */
  const sent = (): number =>
    server.requests.splice(0).filter((each) => each.server === "store" && each.method === "GET").length;

  it("has what Python has fetched, which is not fetched again", async () => {
    await download("o/python", "model.safetensors", "main");
    expect(sent()).to.equal(1);
    const state = await networkState(network, { file: "hf-hub:o/python", env: env() });
    expect(new Map(state)).to.deep.equal(new Map(weights));
    expect(sent()).to.equal(0);
  });

  it("has what is fetched here, which Python does not fetch again, by its branch and by its commit", async () => {
    await networkState(network, { file: "hf-hub:o/netgraft", env: env() });
    expect(sent()).to.equal(1);
    const commit = server.repositories.get("o/netgraft")?.refs.get("main") ?? "";
    const [first = "", second = ""] = await download("o/netgraft", "model.safetensors", "main", commit);
    expect(sent()).to.equal(0);
    expect(second).to.equal(first);
    expect(readFileSync(first)).to.deep.equal(readFileSync(join(home, "w")));
  });
});
