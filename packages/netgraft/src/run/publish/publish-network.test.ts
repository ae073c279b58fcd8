import { existsSync, readFileSync } from "node:fs";
import { createFramework } from "../../create-framework.js";
import { folderWith } from "@netgraft/test-support";
import { expect } from "chai";
import { openNetwork } from "../../open-network.js";
import { failure, hubForEachTest } from "../../hub/asking.test.support.js";
import { propertyOf } from "../../hub/json-value.js";
import { configOfHub } from "../../hub/hub-config.js";
import { networkState } from "../network-state.js";
import { tiny } from "../tiny.test.support.js";
import { publishedConfig } from "./published-config.js";
import { publishNetwork } from "./publish-network.js";

const seed = { seed: 3 } as const;
const labels = [{ folder: "n1", label: "tench" }, "n2", "n3"];

describe("a network that is published", () => {
  const path = folderWith();
  const hub = hubForEachTest();
  const written = (folder: string, name: string): string => readFileSync(path(`${folder}/${name}`), "utf8");
  const env = (): Readonly<Record<string, string>> => ({ ...hub().env, HF_TOKEN: "hf_writer" });
  const publish = (more: Partial<Parameters<typeof publishNetwork>[1]> = {}): ReturnType<typeof publishNetwork> =>
    publishNetwork(tiny(), { to: "me/tiny", weights: seed, env: env(), ...more });

  it("is written in timm's form, as timm loads it", async () => {
    const framework = createFramework();
    const config = { extends: "regnetx_002", classes: 3, labels, input: { channels: 1, height: 30, width: 30 } };
    const recipe = { cropRatio: 0.875, rounding: "round" as const, mean: [0.5], std: [0.25] };
    const network = framework.compose({ ...config, preprocess: { ...recipe, interpolation: "bicubic" } });
    const given = { to: "me/small", weights: seed, folder: path("small"), license: "cc-by-4.0", env: env() };
    expect(await publishNetwork({ network, framework }, given)).to.deep.equal({
      files: ["config.json", "model.safetensors", "README.md"],
      architecture: "regnetx_002",
    });
    const { netgraft, ...told } = JSON.parse(written("small", "config.json")) as Record<string, object>;
    expect(told).to.deep.equal({
      architecture: "regnetx_002",
      num_classes: 3,
      num_features: 368,
      label_names: ["n1", "n2", "n3"],
      label_descriptions: { n1: "tench" },
      model_args: { in_chans: 1 },
      pretrained_cfg: {
        custom_load: false,
        input_size: [1, 30, 30],
        fixed_input_size: false,
        interpolation: "bicubic",
        crop_pct: 0.875,
        crop_mode: "center",
        mean: [0.5],
        std: [0.25],
        num_classes: 3,
        classifier: "head.fc",
      },
    });
    const context = { shown: "x", name: "small", atTestSize: false };
    const again = framework.compose(configOfHub({ netgraft }, context) as Parameters<typeof framework.compose>[0]);
    expect(again.config).to.deep.equal({ ...network.config, plugins: [] });
    // As timm reads it, without what is Netgraft's beside.
    const asTimm = framework.compose(configOfHub(told, context) as Parameters<typeof framework.compose>[0]);
    expect(asTimm.graph.state()).to.deep.equal(network.graph.state());
    const card = written("small", "README.md");
    expect(card).to.match(/^---\ntags:\n- image-classification\n- timm\n- netgraft\n/);
    expect(card).to.include("library_name: timm\nlicense: cc-by-4.0\n---\n# Model card for small\n");
    expect(card).to.include('timm.create_model("hf-hub:me/small"').and.to.include("netgraft predict hf-hub:me/small");
    expect(card).to.include("Params (M): 2.32").and.to.include("Image size: 30 x 30");
  });

  it("has a crop by which timm comes to the same size", () => {
    for (const [side, cropRatio, resized] of [
      [299, 0.875, 342],
      [224, 0.875, 256],
      [30, 0.8, 38],
    ] as const) {
      const { network } = tiny({ input: { channels: 3, height: side, width: side }, preprocess: { cropRatio } });
      const exported = { name: "tiny", config: {} };
      const { pretrained_cfg: told } = publishedConfig(network, exported, undefined, undefined);
      expect(Math.floor(side / Number(propertyOf(told, "crop_pct"))), `${side}`).to.equal(resized);
    }
  });

  it("is uploaded in one commit, and is then what it was", async () => {
    const { server } = hub();
    const { commit, files, architecture } = await publish({ isPrivate: true });
    expect([files.length, architecture]).to.deep.equal([3, undefined]);
    expect([...server.uploads.made]).to.deep.equal([["me/tiny", true]]);
    expect(commit).to.equal(server.repositories.get("me/tiny")?.refs.get("main"));
    const opened = await openNetwork("hf-hub:me/tiny", { env: env() });
    const { network } = tiny();
    expect(opened.network.graph.state()).to.deep.equal(network.graph.state());
    const weights = opened.weights ?? expect.fail("it has no weights");
    expect(await networkState(opened.network, weights)).to.deep.equal(await networkState(network, seed));
    expect(server.requests.filter(({ server: at, headers }) => at === "store" && headers.authorization)).to.deep.equal(
      [],
    );
  });

  it("leaves a model card that is there, and replaces the rest", async () => {
    const { server } = hub();
    server.commit("me/tiny", { "README.md": "by hand", "config.json": "{}", "other.txt": "other" });
    expect((await publish()).kept).to.deep.equal(["README.md"]);
    const { commits, refs } = server.repositories.get("me/tiny") ?? expect.fail("it is gone");
    const now = commits.get(refs.get("main") ?? "");
    expect(Buffer.from(now?.get("README.md") ?? []).toString()).to.equal("by hand");
    expect(Buffer.from(now?.get("other.txt") ?? []).toString()).to.equal("other");
    expect(now?.get("config.json")?.length).to.be.greaterThan(100);
  });

  it("goes into the store whole, in parts where it wants them, and not again", async () => {
    const { server } = hub();
    server.uploads.large = 1000;
    const progress: (readonly number[])[] = [];
    await publish({ onUpload: (...counts) => void progress.push(counts) });
    const [file] = [...server.uploads.stored.values()];
    expect(file?.length).to.be.greaterThan(1000);
    expect(progress.at(-1)).to.deep.equal([file?.length, file?.length]);
    const puts = (): number => server.requests.filter(({ method }) => method === "PUT").length;
    const before = puts();
    await publish({ to: "me/again" });
    expect(puts()).to.equal(before);
    server.uploads.stored.clear();
    server.uploads.chunkSize = 700;
    await publish({ to: "me/parts" });
    expect(puts() - before).to.equal(Math.ceil((file?.length ?? 0) / 700));
    expect(Buffer.compare([...server.uploads.stored.values()][0] ?? Buffer.of(), file ?? Buffer.of(1))).to.equal(0);
  });

  for (const [what, fault, says] of [
    [
      "nobody may write",
      { path: "/api/repos", status: 401 },
      "the hub does not know who publishes: nothing is published",
    ],
    ["others may", { path: "/api/repos", status: 403 }, "whoever publishes may not write there: nothing is published"],
    ["the hub fails", { path: "/preupload/", status: 503 }, "the hub does not take it: nothing is published"],
    ["the store fails", { path: "/put/", status: 500 }, "the hub does not take it: nothing is published"],
    ["the connection is cut off", { path: "/put/", cutAfter: 1 }, "nothing is published"],
    ["another commits meanwhile", { path: "/commit/", status: 409 }, "the repository has changed meanwhile: whether"],
    [
      "the answer is lost",
      { path: "/commit/", cutAfter: 1 },
      "whether it is published, the page of the repository tells",
    ],
  ] as const)
    it(`is told what is published where ${what}`, async () => {
      const { server } = hub();
      server.uploads.large = 1000;
      const { path: at, ...wrong } = fault;
      server.fault = (request) => (request.path.includes(at) ? wrong : undefined);
      const error = await failure(publishPatiently());
      expect(error).to.have.property("code", "NG_PUBLISH_FAILED");
      expect(error.message).to.include(says);
      const commits = [...(server.repositories.get("me/tiny")?.commits.values() ?? [])];
      expect(commits.some((files) => files.has("config.json"))).to.equal(false);
    });

  /** With the pauses of the tests. */
  async function publishPatiently(): Promise<unknown> {
    return publish({ patience: { answer: 2000, pauses: [1, 1] } });
  }

  it("is not published by somebody whom the hub does not know, to what is no repository, or over something", async () => {
    const unknown = await failure(publish({ env: { ...hub().env, HF_TOKEN_PATH: path("none") } }));
    expect(unknown.message).to.include("HF_TOKEN");
    for (const to of ["tiny", "a/b/c", "a/b@main", "../b", "a/b#test"])
      expect(await failure(publish({ to, folder: path("never") }))).to.have.property("code", "NG_HUB_REFERENCE");
    expect(existsSync(path("never"))).to.equal(false);
    await publish({ folder: path("once") });
    expect(await failure(publish({ folder: path("once") }))).to.have.property("code", "NG_OUTPUT_EXISTS");
    expect(hub().server.requests).to.deep.equal([]);
  });
});
