import { expect } from "chai";
import { ShapeError } from "../errors/errors.js";
import { problemOf, thrown } from "../errors/thrown.test.support.js";
import { coreOperations } from "../operations/core-operations.js";
import { componentKinds, kinds } from "../kinds/kinds.js";
import { some } from "../kinds/components.test.support.js";
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

  it("has what plugins list and register, of every kind, in order", () => {
    for (const kind of componentKinds) {
      const { plural } = kinds[kind];
      const listed = { [plural]: [some[kind]("listed"), some[kind]("second")] };
      host.load({
        ...plugin(`a ${kind}`, listed),
        register: (context: PluginContext) => context[kind](some[kind]("registered") as never),
      });
      host.load({ ...plugin(`b ${kind}`), [plural]: [some[kind]("other")] });
      const own = host.catalog;
      host = new PluginHost();
      const ofCore = kind === "operation" ? [...coreOperations.keys()] : [];
      expect(own[plural].names()).to.deep.equal([...ofCore, "listed", "second", "registered", "other"]);
      expect(own[plural].get("second")).to.equal(listed[plural]?.[1]);
    }
  });

  it("names its plugins in order", () => {
    host.load(plugin("a"));
    host.load(plugin("b", { attachments: [some.attachment("sk")] }));
    expect(host.names).to.deep.equal(["a", "b"]);
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
    thrown("NG_PLUGIN_INVALID", () => host.load({ ...worst, apiVersion: "two" }));
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
      expected: "version 1.1",
      found: "version 7",
    });
  });

  it("takes a plugin whose range has the API version that is here", () => {
    host.load({ name: "a", apiVersion: ">=1 <3" });
    expect(problemOf("NG_PLUGIN_API_VERSION", () => host.load({ name: "b", apiVersion: "^2 || ^3" }))).to.include({
      expected: "version 1.1",
      found: "version ^2 || ^3",
    });
    expect(host.names).to.deep.equal(["a"]);
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
    const components = componentKinds.map((kind) => {
      return [kind, (context: PluginContext): void => context[kind](some[kind]("x") as never)] as const;
    });
    // The same name under different kinds is fine.
    host.load(plugin("a", { register: (context) => components.forEach(([, add]) => add(context)) }));
    for (const [kind, register] of components)
      expect(problemOf("NG_DUPLICATE_COMPONENT", () => host.load(plugin(`b-${kind}`, { register })))).to.deep.equal({
        at: `b-${kind}`,
        message: `registers the ${kind} "x", which "a" has registered already`,
      });
    const twice = plugin("c", { attachments: [some.attachment("y"), some.attachment("y")] });
    expect(problemOf("NG_DUPLICATE_COMPONENT", () => host.load(twice)).message).to.contain(
      "which it has registered already",
    );
  });

  it("refuses an operation of the name of one of core's", () => {
    const register = (context: PluginContext): void => context.operation(some.operation("relu"));
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
    kept?.attachment(some.attachment("late"));
    expect(host.catalog.attachments.names(), "registered before the first use").to.deep.equal(["late"]);
    expect(problemOf("NG_PLUGIN_FROZEN", () => kept?.attachment(some.attachment("later")))).to.deep.equal({
      at: "a",
      message: `a component of kind "attachment" was registered after the framework was first used`,
    });
    expect(problemOf("NG_PLUGIN_FROZEN", () => kept?.bind("service")).message).to.contain("a service");
    thrown("NG_PLUGIN_FROZEN", () => host.load(plugin("b", { attachments: [some.attachment("b")] })));
    expect(host.catalog, "one catalog").to.equal(host.catalog);
    expect(host.catalog.attachments.names()).to.deep.equal(["late"]);
  });

  it("shares nothing with another host", () => {
    const other = new PluginHost();
    host.load(plugin("a", { attachments: [some.attachment("se")] }));
    other.load(plugin("a", { attachments: [some.attachment("eca")] }));
    expect(host.catalog.attachments.names()).to.deep.equal(["se"]);
    other.load(plugin("b", { attachments: [some.attachment("se")] }));
    expect(other.catalog.attachments.names()).to.deep.equal(["eca", "se"]);
  });
});
