import { expect } from "chai";
import { OnnxEngine } from "./engine/onnx-engine.js";
import { TriedEngine } from "./tried-engine.js";

describe("onnxruntime, tried", () => {
  let started: OnnxEngine[] = [];
  const tried = (runtimeModule?: string): TriedEngine =>
    new TriedEngine(async () => {
      const engine = await OnnxEngine.start(runtimeModule === undefined ? {} : { runtimeModule });
      started.push(engine);
      return engine;
    });
  afterEach(async () => {
    await Promise.all(started.map((engine) => engine.close()));
    started = [];
  });

  it("tells its version and provider, and is what is used next, with the threads that are asked for", async () => {
    const engine = tried();
    const { usable, findings } = await engine.availability();
    expect(usable).to.equal(true);
    expect(findings[0]?.found).to.match(/^1\..*, provider cpu$/);
    const taken = engine.take(3);
    expect(taken?.process).to.equal(started[0]?.process);
    expect(taken?.threads).to.equal(3);
    expect(engine.take(3)).to.equal(undefined);
  });

  it("is started once however often it is asked, and ends when it is closed", async () => {
    const engine = tried();
    await engine.availability();
    await engine.availability();
    expect(started).to.have.length(1);
    await engine.close();
    expect(started[0]?.process.isRunning).to.equal(false);
    expect(engine.take()).to.equal(undefined);
  });

  it("is not handed out when its process has ended meanwhile", async () => {
    const engine = tried();
    await engine.availability();
    await started[0]?.close();
    expect(engine.take()).to.equal(undefined);
    expect((await engine.availability()).usable).to.equal(true);
    expect(started).to.have.length(2);
  });

  it("says what to do where onnxruntime cannot be loaded", async () => {
    const { usable, why, findings } = await tried("onnxruntime-that-is-not-installed").availability();
    expect(usable).to.equal(false);
    expect(why)
      .to.match(/onnxruntime-node/)
      .and.match(new RegExp(`${process.platform}-${process.arch}`));
    expect(findings[0]).to.include({ state: "broken", advice: "netgraft setup onnx" });
  });
});
