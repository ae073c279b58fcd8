import { lstatSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { failure, hubForEachTest, patternOf } from "./asking.test.support.js";
import { parseHubReference } from "./hub-reference.js";
import { HubRepository } from "./hub-repository.js";

describe("a repository of the hub", () => {
  const hub = hubForEachTest();
  const large = patternOf(20_000);
  const folder = (...parts: readonly string[]): string => join(hub().home, "hub", "models--o--n", ...parts);
  const first = (
    files: readonly string[],
    reference = "hf-hub:o/n",
    more = {},
  ): Promise<{ path: string; commit: string }> =>
    new HubRepository(parseHubReference(reference), hub().asking(more)).first(files);
  const asked = (): readonly string[] =>
    hub().server.requests.map(({ server, method, path }) => `${server} ${method} ${path}`);
  let commit = "";

  beforeEach(() => {
    commit = hub().server.commit("o/n", { "config.json": "{}", "model.safetensors": large });
  });

  it("is kept as by Python's huggingface_hub", async () => {
    const { path } = await first(["absent", "model.safetensors"]);
    expect(path).to.equal(folder("snapshots", commit, "model.safetensors"));
    const [blob = ""] = readdirSync(folder("blobs"));
    expect(readlinkSync(path)).to.equal(join("..", "..", "blobs", blob));
    expect(blob).to.match(/^[0-9a-f]{64}$/);
    expect(Buffer.compare(readFileSync(path), large)).to.equal(0);
    expect(readFileSync(folder("refs", "main"), "utf8")).to.equal(commit);
    const config = await first(["config.json"]);
    // The name in git of a file with {}.
    expect(readlinkSync(config.path)).to.include("9e26dfeeb6e641a33dae4961196235bdb965b21b");
  });

  it("is asked for nothing where the commit is named and kept", async () => {
    await first(["config.json"]);
    hub().server.requests.length = 0;
    expect((await first(["config.json"], `hf-hub:o/n@${commit}`)).commit).to.equal(commit);
    expect(asked()).to.deep.equal([]);
    await first(["config.json"]);
    expect(asked()).to.deep.equal(["hub HEAD /o/n/resolve/main/config.json"]);
  });

  it("follows a branch that moves, and shares what has not changed", async () => {
    await first(["model.safetensors"]);
    const next = hub().server.commit("o/n", { "config.json": '{"a": 1}', "model.safetensors": large });
    hub().server.requests.length = 0;
    expect((await first(["model.safetensors"])).commit).to.equal(next);
    expect(asked()).to.deep.equal(["hub HEAD /o/n/resolve/main/model.safetensors"]);
    expect(readFileSync(folder("refs", "main"), "utf8")).to.equal(next);
    expect(readdirSync(folder("snapshots")).toSorted()).to.deep.equal([commit, next].toSorted());
    hub().server.commit("o/n", { "config.json": "{}" }, "refs/pr/1");
    expect((await first(["config.json"], "hf-hub:o/n@refs/pr/1")).commit).to.not.equal(next);
    expect(readdirSync(folder("refs", "refs", "pr"))).to.deep.equal(["1"]);
  });

  it("is of one commit, also where its branch moves in between", async () => {
    const repository = new HubRepository(parseHubReference("hf-hub:o/n"), hub().asking());
    await repository.first(["config.json"]);
    hub().server.commit("o/n", { "config.json": "{}", "model.safetensors": patternOf(9000) });
    const weights = await repository.first(["model.safetensors"]);
    expect(weights.commit).to.equal(commit);
    expect(Buffer.compare(readFileSync(weights.path), large)).to.equal(0);
  });

  it("does without a network where it is kept: HF_HUB_OFFLINE asks nothing, and a hub that is away is told", async () => {
    const offline = { HF_HUB_OFFLINE: "YES" };
    const none = await failure(first(["config.json"], "hf-hub:o/n", offline));
    expect(none).to.have.property("code", "NG_HUB_OFFLINE");
    expect(none.message).to.include("netgraft pull hf-hub:o/n").and.to.include("nothing of this repository");
    await first(["config.json"]);
    hub().server.requests.length = 0;
    expect((await first(["config.json"], "hf-hub:o/n", offline)).commit).to.equal(commit);
    const other = await failure(first(["config.json"], "hf-hub:o/n@v2", offline));
    expect(other.message).to.include("the revisions main, ");
    expect(asked()).to.deep.equal([]);
    await hub().server.close();
    const asking = hub().asking();
    const repository = new HubRepository(parseHubReference("hf-hub:o/n"), asking);
    expect((await repository.first(["config.json"])).commit).to.equal(commit);
    expect(asking.notes).to.have.lengthOf(1);
    expect(asking.notes[0])
      .to.include("as it was when it was last fetched")
      .and.to.match(/ECONNREFUSED|cut off/);
    expect(await failure(first(["model.safetensors"]))).to.have.property("code", "NG_FETCH_FAILED");
  });

  it("is given to whom it is for", async () => {
    const served = hub().server.repositories.get("o/n");
    if (served === undefined) throw new Error("the repository was made above");
    served.token = "secret";
    const hidden = await failure(first(["config.json"]));
    expect(hidden).to.have.property("code", "NG_HUB_NOT_FOUND");
    expect(hidden.message).to.include("or it is private").and.to.include("HF_TOKEN");
    served.isGated = true;
    expect((await failure(first(["config.json"]))).message).to.include("access granted on its page");
    await first(["model.safetensors"], "hf-hub:o/n", { HF_TOKEN: "secret" });
    expect(hub().server.requests.filter(({ server }) => server === "store")).to.have.lengthOf(1);
    writeFileSync(join(hub().home, "token"), "secret\n");
    await first(["config.json"]);
    served.refs.delete("main");
    const disabled = { HF_HUB_DISABLE_IMPLICIT_TOKEN: "1" };
    expect(await failure(first(["config.json"], "hf-hub:o/n", disabled))).to.have.property("code", "NG_HUB_NOT_FOUND");
  });

  for (const [what, reference, files, says] of [
    ["no such repository", "hf-hub:o/absent", ["config.json"], "there is no such repository, or it is private"],
    ["no such revision", "hf-hub:o/n@v9", ["config.json"], "the repository has no such revision"],
    ["none of the files", "hf-hub:o/n", ["a.bin", "b.bin"], "a.bin, b.bin: none of these is there"],
  ] as const)
    it(`says that there is ${what}`, async () => {
      const error = await failure(first(files, reference));
      expect(error).to.have.property("code", "NG_HUB_NOT_FOUND");
      expect(error.message).to.include(reference).and.to.include(says);
    });

  it("says where a server is no hub, or refuses", async () => {
    hub().server.fault = () => ({ status: 200, headers: { etag: '"x"' } });
    expect((await failure(first(["config.json"]))).message).to.include("does not answer as the hub does");
    hub().server.fault = () => ({ status: 500 });
    const error = await failure(first(["config.json"]));
    expect(error).to.have.property("code", "NG_FETCH_FAILED");
    expect(error.message).to.include("500, the server has failed").and.to.include("/o/n/resolve/main/config.json");
    expect(hub().server.requests.length).to.equal(1 + 3);
  });

  it("takes a link that leads nowhere for none", async () => {
    const { path } = await first(["config.json"]);
    for (const blob of readdirSync(folder("blobs"))) (await import("node:fs")).rmSync(folder("blobs", blob));
    expect(lstatSync(path).isSymbolicLink()).to.equal(true);
    await first(["config.json"], `hf-hub:o/n@${commit}`);
    expect(readFileSync(path, "utf8")).to.equal("{}");
  });

  for (const text of [
    "hf-hub:",
    "hf-hub:n",
    "hf-hub:o/n/m",
    "hf-hub:../n",
    "hf-hub:o/..",
    "hf-hub:o/n@",
    "hf-hub:o/n@a/../../b",
    "hf-hub:o/n#best",
    "hf-hub:o--p/n",
    "hf-hub:o/n@\\x",
  ])
    it(`takes no ${text}`, () => {
      expect(() => parseHubReference(text))
        .to.throw("this names no network of the hub")
        .with.property("code", "NG_HUB_REFERENCE");
    });
});
