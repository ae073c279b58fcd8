import { expect } from "chai";
import { ShapeError } from "../errors/errors.js";
import { problemOf, thrown } from "../errors/thrown.test.support.js";
import { coreOperations } from "../operations/core-operations.js";
import {
  someAttachment,
  someAugmentation,
  someBackbone,
  someDataset,
  someEngine,
  someExporter,
  someLoss,
  someNetwork,
  someOperation,
  someOptimizer,
  someSchedule,
} from "./components.test.support.js";
import { definePlugin, type Plugin } from "./plugin.js";
import type { PluginContext } from "./plugin-context.js";
import { PluginHost } from "./plugin-host.js";

function plugin(name: string, rest: Partial<Plugin> = {}): Plugin {
  return { name, apiVersion: 1, ...rest };
}

describe("a plugin host", () => {
  let host: PluginHost;
  beforeEach(() => {
    host = new PluginHost();
  });

  it("has what plugins list and register, by kind, in order", () => {
    host.load(
      definePlugin({
        name: "a",
        apiVersion: 1,
        backbones: [someBackbone("net")],
        attachments: [someAttachment("se"), someAttachment("cbam")],
        networks: [someNetwork("net18")],
        register(context) {
          context.backbone(someBackbone("other"));
          context.attachment(someAttachment("eca"));
          context.network(someNetwork("net34"));
          context.operation(someOperation("mine"));
          context.engine(someEngine("onnx"));
          context.exporter(someExporter("text"));
          context.dataset(someDataset("folder"));
          context.augmentation(someAugmentation("flip"));
          context.loss(someLoss("crossEntropy"));
          context.optimizer(someOptimizer("sgd"));
          context.schedule(someSchedule("step"));
        },
      }),
    );
    host.load(plugin("b", { attachments: [someAttachment("sk")] }));
    const { backbones, attachments, networks, operations, engines, exporters, datasets, augmentations } = host.catalog;
    expect(host.names).to.deep.equal(["a", "b"]);
    expect(backbones.names()).to.deep.equal(["net", "other"]);
    expect(attachments.names()).to.deep.equal(["se", "cbam", "eca", "sk"]);
    expect(networks.names()).to.deep.equal(["net18", "net34"]);
    expect(operations.names()).to.deep.equal([...coreOperations.keys(), "mine"]);
    expect(engines.names()).to.deep.equal(["onnx"]);
    expect(exporters.names()).to.deep.equal(["text"]);
    expect(datasets.names()).to.deep.equal(["folder"]);
    expect(augmentations.names()).to.deep.equal(["flip"]);
    expect(host.catalog.losses.names()).to.deep.equal(["crossEntropy"]);
    expect(host.catalog.optimizers.names()).to.deep.equal(["sgd"]);
    expect(host.catalog.schedules.names()).to.deep.equal(["step"]);
  });

  it("takes plugins as they were defined", () => {
    const defined = plugin("a");
    expect(definePlugin(defined)).to.equal(defined).and.be.frozen;
  });

  it("has the operations of core and nothing else without plugins", () => {
    const { operations, ...others } = host.catalog;
    for (const registry of Object.values(others)) expect(registry.all()).to.deep.equal([]);
    expect(operations.all()).to.deep.equal([...coreOperations.values()]);
  });

  it("checks in a fixed order: form, API version, dependencies, name, registration", () => {
    const register = (): never => {
      throw new Error("registration");
    };
    host.load(plugin("twice"));
    const worst = { name: "twice", apiVersion: 2, dependsOn: ["missing"], attachments: [undefined], register };
    thrown("NG_PLUGIN_INVALID", () => host.load({ ...worst, apiVersion: "2" }));
    thrown("NG_PLUGIN_API_VERSION", () => host.load(worst));
    thrown("NG_PLUGIN_DEPENDENCY", () => host.load({ ...worst, apiVersion: 1 }));
    thrown("NG_PLUGIN_DUPLICATE", () => host.load({ ...worst, apiVersion: 1, dependsOn: [] }));
    thrown("NG_PLUGIN_INVALID", () => host.load({ ...worst, apiVersion: 1, dependsOn: [], name: "once" }));
    thrown("NG_PLUGIN_FAILED", () =>
      host.load({ ...worst, apiVersion: 1, dependsOn: [], name: "once", attachments: [] }),
    );
    expect(host.names).to.deep.equal(["twice"]);
  });

  it("names the API version it has, and the plugin's", () => {
    expect(
      problemOf("NG_PLUGIN_API_VERSION", () => host.load({ name: "a", apiVersion: 7 }, "net.yaml:3:12")),
    ).to.deep.equal({
      at: "net.yaml:3:12 (a)",
      message: "the plugin was written for another plugin API",
      expected: "version 1",
      found: "version 7",
    });
  });

  it("names every dependency that is not loaded before", () => {
    host.load(plugin("se"));
    host.load(plugin("mobilenet", { dependsOn: ["se"] }));
    const { problems } = thrown("NG_PLUGIN_DEPENDENCY", () => host.load(plugin("c", { dependsOn: ["x", "se", "c"] })));
    expect(problems).to.deep.equal([
      { at: "c", message: `needs the plugin "x", which is not loaded before it` },
      { at: "c", message: `needs the plugin "c", which is not loaded before it` },
    ]);
  });

  it("refuses a second plugin of one name", () => {
    host.load(plugin("a"));
    expect(problemOf("NG_PLUGIN_DUPLICATE", () => host.load(plugin("a"), "./a.mjs")).at).to.equal("./a.mjs (a)");
  });

  it("refuses a second component of one kind and name, and says who has the first", () => {
    const components: Record<string, (context: PluginContext) => void> = {
      backbone: (context) => context.backbone(someBackbone("x")),
      attachment: (context) => context.attachment(someAttachment("x")),
      network: (context) => context.network(someNetwork("x")),
      operation: (context) => context.operation(someOperation("x")),
      engine: (context) => context.engine(someEngine("x")),
      exporter: (context) => context.exporter(someExporter("x")),
      dataset: (context) => context.dataset(someDataset("x")),
      augmentation: (context) => context.augmentation(someAugmentation("x")),
      loss: (context) => context.loss(someLoss("x")),
      optimizer: (context) => context.optimizer(someOptimizer("x")),
      schedule: (context) => context.schedule(someSchedule("x")),
    };
    // The same name under different kinds is fine.
    host.load(plugin("a", { register: (context) => Object.values(components).forEach((add) => add(context)) }));
    for (const [kind, register] of Object.entries(components))
      expect(problemOf("NG_DUPLICATE_COMPONENT", () => host.load(plugin(`b-${kind}`, { register })))).to.deep.equal({
        at: `b-${kind}`,
        message: `registers the ${kind} "x", which "a" has registered already`,
      });
    const twice = plugin("c", { attachments: [someAttachment("y"), someAttachment("y")] });
    expect(problemOf("NG_DUPLICATE_COMPONENT", () => host.load(twice)).message).to.contain(
      "which it has registered already",
    );
  });

  it("refuses an operation of the name of one of core's", () => {
    const register = (context: PluginContext): void => context.operation(someOperation("relu"));
    expect(problemOf("NG_DUPLICATE_COMPONENT", () => host.load(plugin("a", { register })))).to.deep.equal({
      at: "a",
      message: `registers the operation "relu", which "@netgraft/core" has registered already`,
    });
  });

  it("quotes what a plugin throws while it registers, and keeps it as the cause", () => {
    for (const [error, said] of [
      [new RangeError("out of luck"), "out of luck"],
      ["a text", "a text"],
      [undefined, "undefined"],
    ] as const) {
      const register = (): never => {
        // Plugins throw what they like.
        // oxlint-disable-next-line typescript/only-throw-error
        throw error;
      };
      const failed = thrown("NG_PLUGIN_FAILED", () => host.load(plugin("a", { register }), "./a.mjs"));
      expect(failed.message).to.equal(`./a.mjs (a): the plugin threw while it registered: ${said}`);
      expect(failed.cause).to.equal(error);
    }
  });

  it("passes on the coded errors that a plugin throws", () => {
    const error = new ShapeError({ message: "ours" });
    const register = (): never => {
      throw error;
    };
    expect(() => host.load(plugin("a", { register })))
      .to.throw()
      .that.equals(error);
  });

  it("is frozen by the first use of its catalog", () => {
    let kept: PluginContext | undefined;
    host.load(plugin("a", { register: (context) => (kept = context) }));
    kept?.attachment(someAttachment("late"));
    expect(host.catalog.attachments.names(), "registered before the first use").to.deep.equal(["late"]);
    expect(problemOf("NG_PLUGIN_FROZEN", () => kept?.attachment(someAttachment("later")))).to.deep.equal({
      at: "a",
      message: `a component of kind "attachment" was registered after the framework was first used`,
    });
    expect(problemOf("NG_PLUGIN_FROZEN", () => kept?.bind("service")).message).to.contain("a service");
    thrown("NG_PLUGIN_FROZEN", () => host.load(plugin("b", { attachments: [someAttachment("b")] })));
    expect(host.catalog, "one catalog").to.equal(host.catalog);
    expect(host.catalog.attachments.names()).to.deep.equal(["late"]);
  });

  it("shares nothing with another host", () => {
    const other = new PluginHost();
    host.load(plugin("a", { attachments: [someAttachment("se")] }));
    other.load(plugin("a", { attachments: [someAttachment("eca")] }));
    expect(host.catalog.attachments.names()).to.deep.equal(["se"]);
    other.load(plugin("b", { attachments: [someAttachment("se")] }));
    expect(other.catalog.attachments.names()).to.deep.equal(["eca", "se"]);
  });
});
