import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { initialize } from "@netgraft/weights";
import { writeSafetensors } from "@netgraft/weights/node";
import { HubServer } from "@netgraft/test-support";
import { expect } from "chai";
import sharp from "sharp";
import { tiny, tinyConfig } from "../../run/tiny.test.support.js";
import { type Captured, captured, trusting } from "../captured.test.support.js";

describe("a network of the hub", () => {
  let server: HubServer;
  let folder = "";
  let file: Buffer;
  const at = (name: string): string => join(folder, name);
  const run = (argv: readonly string[], more: Readonly<Record<string, string>> = {}): Promise<Captured> => {
    const env = { ...trusting(folder), HF_ENDPOINT: server.endpoint, HF_HOME: folder, TORCH_HOME: folder, ...more };
    return captured({ cwd: folder, env }, ...argv);
  };

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "netgraft-pull-"));
    server = await HubServer.start();
    await writeSafetensors(at("w.safetensors"), initialize(tiny().network.graph.state(), { seed: 3 }));
    file = readFileSync(at("w.safetensors"));
    const config = JSON.stringify({ architecture: "tiny", netgraft: { config: tinyConfig } });
    server.commit("o/tiny", { "config.json": config, "model.safetensors": file });
    await sharp({ create: { width: 20, height: 16, channels: 3, background: "teal" } })
      .png()
      .toFile(at("teal.png"));
  });
  after(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });
  beforeEach(() => void (server.requests.length = 0));

  it("is summarized without its weights", async () => {
    const { status, stdout } = await run(["summary", "hf-hub:o/tiny", "--json"]);
    expect([status, JSON.parse(stdout)]).to.deep.include.members([0]);
    expect(server.requests.some(({ path }) => path.includes("safetensors"))).to.equal(false);
  });

  it("predicts by its weights, as a file of them does", async () => {
    const hub = await run(["predict", "hf-hub:o/tiny", "-i", "teal.png", "--json"]);
    const own = await run(["predict", "hf-hub:o/tiny", "--weights", "w.safetensors", "-i", "teal.png", "--json"]);
    expect([hub.status, hub.stderr]).to.deep.equal([0, ""]);
    expect(hub.stdout).to.equal(own.stdout);
    const other = await run(["predict", "hf-hub:o/tiny", "--init", "4", "-i", "teal.png", "--json"]);
    expect(other.stdout).to.not.equal(hub.stdout);
  });

  it("is pulled, and is then there without a network", async () => {
    const { status, stdout } = await run(["pull", "hf-hub:o/tiny", "--json"], { HF_HOME: at("other") });
    const [pulled] = JSON.parse(stdout) as { weights: string; commit: string }[];
    expect([status, pulled?.commit]).to.deep.equal([0, server.repositories.get("o/tiny")?.refs.get("main")]);
    expect(Buffer.compare(readFileSync(at(pulled?.weights ?? "")), file)).to.equal(0);
    const offline = { HF_HOME: at("other"), HF_HUB_OFFLINE: "1", HF_ENDPOINT: "http://127.0.0.1:1" };
    const predicted = await run(["predict", "hf-hub:o/tiny", "-i", "teal.png"], offline);
    expect([predicted.status, predicted.stderr]).to.deep.equal([0, ""]);
    const none = await run(["summary", "hf-hub:o/tiny"], { ...offline, HF_HOME: at("none") });
    expect(none.status).to.equal(1);
    expect(none.stderr).to.include("error NG_HUB_OFFLINE\n  hf-hub:o/tiny: config.json is not in the cache");
  });

  it("is extended, and gives its weights where a config names them", async () => {
    const inspected = await run(["weights", "inspect", "hf-hub:o/tiny", "--network", "hf-hub:o/tiny"]);
    expect([inspected.status, inspected.stderr]).to.deep.equal([0, ""]);
    const converted = await run(["weights", "convert", "hf-hub:o/tiny", "-o", "c.safetensors"]);
    expect([converted.status, existsSync(at("c.safetensors"))]).to.deep.equal([0, true]);
    const exported = await run(["export", "hf-hub:o/tiny", "--no-check", "-o", "n.onnx"]);
    expect([exported.status, exported.stdout, exported.stderr]).to.deep.equal([0, `n.onnx: ${tinyConfig.name}\n`, ""]);
  });

  it("takes weights of the web by an address that has their hash, into the cache of torch.hub", async () => {
    const hash = createHash("sha256").update(file).digest("hex").slice(0, 8);
    const [good, bad] = [`tiny-${hash}.safetensors`, "tiny-0123abcd.safetensors"];
    server.commit("o/files", { [good]: file, [bad]: file, "tiny.safetensors": file });
    const address = (name: string): string => `${server.endpoint}/o/files/resolve/main/${name}`;
    const inspected = await run(["weights", "inspect", address(good)]);
    expect([inspected.status, inspected.stderr]).to.deep.equal([0, ""]);
    expect(Buffer.compare(readFileSync(at(`hub/checkpoints/${good}`)), file)).to.equal(0);
    server.requests.length = 0;
    const again = await run(["predict", "hf-hub:o/tiny", "--weights", address(good), "-i", "teal.png"]);
    expect([again.status, server.requests.some(({ path }) => path.includes(good))]).to.deep.equal([0, false]);
    const wrong = await run(["pull", address(bad)]);
    expect(wrong.stderr).to.include("error NG_FETCH_DIFFERS").and.to.include(`expected 0123abcd; found ${hash}`);
    expect(existsSync(at(`hub/checkpoints/${bad}`))).to.equal(false);
    const unnamed = await run(["pull", address("tiny.safetensors")]);
    expect(unnamed.stderr).to.include("cannot be checked, and is not fetched").and.to.include("resnet50-0676ba61.pth");
    const offline = await run(["pull", address(bad)], { HF_HUB_OFFLINE: "1" });
    expect(offline.stderr).to.include("error NG_HUB_OFFLINE").and.to.include(bad);
    expect((await run(["pull", "resnet50"])).stderr).to.include("error NG_HUB_REFERENCE");
  });

  it("asks the web by the service, which a plugin replaces", async () => {
    const plugin = `
      import { definePlugin, webAccess } from ${JSON.stringify(new URL("../../index.js", import.meta.url).href)};
      const files = { "model.safetensors": Buffer.from("${file.toString("base64")}", "base64"), "config.json": ${JSON.stringify(JSON.stringify({ architecture: "resnet18", num_classes: 3 }))} };
      export default definePlugin({
        name: "mirror", apiVersion: "^1.1",
        register(context) {
          context.bind(webAccess).toConstantValue(async (url, { method }) => {
            const body = files[url.split("/").at(-1)];
            const headers = { "x-repo-commit": "1".repeat(40), etag: '"of-' + String(body?.length) + '"', "content-length": String(body?.length) };
            return new Response(method === "HEAD" ? null : body, body === undefined ? { status: 404 } : { headers });
          });
        },
      });`;
    writeFileSync(at("mirror.mjs"), plugin);
    const { status, stdout } = await run(["summary", "hf-hub:any/thing", "--plugin", "./mirror.mjs"]);
    expect([status, server.requests.length]).to.deep.equal([0, 0]);
    expect(stdout).to.include("thing");
    const inspected = await run(["weights", "inspect", "hf-hub:any/thing", "--json", "--plugin", "./mirror.mjs"]);
    expect([inspected.status, server.requests.length]).to.deep.equal([0, 0]);
    expect(inspected.stdout).to.include('"fc.bias"');
    const convert = [
      "weights",
      "convert",
      "hf-hub:any/thing",
      "-o",
      "mirrored.safetensors",
      "--plugin",
      "./mirror.mjs",
    ];
    expect([(await run(convert)).status, server.requests.length]).to.deep.equal([0, 0]);
  });
});
