import { expect } from "chai";
import { z } from "#zod";
import type { Attachment, BuildAttachment } from "../compose/attachment.js";
import { problemOf, thrown } from "../errors/thrown.test.support.js";
import { some } from "../kinds/components.test.support.js";
import { inject, injectable } from "./injection.js";
import { definePlugin, type Plugin } from "./plugin.js";
import type { PluginContext } from "./plugin-context.js";
import { PluginHost } from "./plugin-host.js";
import { defaultServices, service, type Services } from "./service.js";

interface Greeter {
  greet(): string;
}
let defaultsMade = 0;
const greeter = service<Greeter>("test/greeter", () => {
  defaultsMade += 1;
  return { greet: () => "hello" };
});

/** An attachment that is a class with a service of the house. */
@injectable()
class Greeting implements Attachment {
  readonly type = "greeting";
  readonly summary: string;
  readonly options = z.strictObject({});

  constructor(@inject(greeter) house: Greeter) {
    this.summary = house.greet();
  }

  build(): BuildAttachment {
    return (_b, x) => x;
  }
}

const binding = (name: string, words: string): Plugin =>
  definePlugin({
    name,
    apiVersion: 1,
    register: (context) => void context.bind(greeter).toConstantValue({ greet: () => words }),
  });

function hostOf(...plugins: readonly unknown[]): PluginHost {
  const host = new PluginHost();
  for (const plugin of plugins) host.load(plugin);
  return host;
}

describe("a service", () => {
  beforeEach(() => {
    defaultsMade = 0;
  });

  it("is the default where nothing is bound, made once for each host", () => {
    const host = hostOf();
    expect(host.services.get(greeter).greet()).to.equal("hello");
    expect(host.services.get(greeter)).to.equal(host.services.get(greeter));
    expect(hostOf().services.get(greeter)).to.not.equal(host.services.get(greeter));
    expect(defaultsMade).to.equal(2);
  });

  it("is the same default for all who ask without a host", () => {
    expect(defaultServices.get(greeter)).to.equal(defaultServices.get(greeter));
    expect(defaultServices.get(greeter).greet()).to.equal("hello");
  });

  it("is what a plugin binds, of several the one that is loaded last; the default is not made", () => {
    expect(hostOf(binding("a", "moin")).services.get(greeter).greet()).to.equal("moin");
    expect(hostOf(binding("a", "moin"), binding("b", "servus")).services.get(greeter).greet()).to.equal("servus");
    expect(defaultsMade).to.equal(0);
  });

  it("is injected into components that are classes, bound or not, whatever the order of plugins", () => {
    const greeting = definePlugin({
      name: "greeting",
      apiVersion: 1,
      register: (context) => context.attachment(Greeting),
    });
    expect(hostOf(greeting).catalog.attachments.get("greeting").summary).to.equal("hello");
    expect(hostOf(greeting, binding("a", "moin")).catalog.attachments.get("greeting").summary).to.equal("moin");
  });

  it("is there for components that are made while a plugin registers, as later plugins bind it", () => {
    let services: Services | undefined;
    const early = definePlugin({
      name: "early",
      apiVersion: 1,
      register(context) {
        ({ services } = context);
      },
    });
    const host = hostOf(early, binding("late", "moin"));
    expect(services?.get(greeter)).to.equal(host.services.get(greeter));
    expect(services?.get(greeter).greet()).to.equal("moin");
  });

  it("can no longer be bound once one has been used", () => {
    let kept: PluginContext | undefined;
    const host = hostOf({ name: "a", apiVersion: 1, register: (context: PluginContext) => (kept = context) });
    host.services.get(greeter);
    expect(problemOf("NG_PLUGIN_FROZEN", () => kept?.bind(greeter)).message).to.contain("a service");
    expect(problemOf("NG_PLUGIN_FROZEN", () => kept?.loss(some.loss("late"))).at).to.equal("a");
  });

  it("is quoted by its name where it cannot be made", () => {
    const broken = service<Greeter>("test/broken", () => {
      throw new RangeError("out of luck");
    });
    expect(thrown("NG_PLUGIN_FAILED", () => hostOf().services.get(broken)).message).to.equal(
      "test/broken: the service cannot be made: out of luck",
    );
  });
});
