import { expect } from "chai";
import { z } from "#zod";
import type { Attachment, BuildAttachment } from "../compose/attachment.js";
import { AttachmentMisfitError } from "../errors/errors.js";
import { problemOf, thrown } from "../errors/thrown.test.support.js";
import { some } from "../kinds/components.test.support.js";
import { inject, injectable, multiInject, optional } from "./injection.js";
import { definePlugin } from "./plugin.js";
import type { PluginContext } from "./plugin-context.js";
import { PluginHost } from "./plugin-host.js";

const reductionTable = Symbol("reductionTable");
interface ReductionTable {
  reductionOf(channels: number): number;
}
const rule = Symbol("rule");

/** An attachment that is a class, with a service injected. */
@injectable()
class TableAttachment implements Attachment {
  static made = 0;
  readonly type = "table";
  readonly summary = "An attachment with a service.";
  readonly options = z.strictObject({});

  constructor(
    @inject(reductionTable) readonly table: ReductionTable,
    @multiInject(rule) @optional() readonly rules: readonly string[] = [],
  ) {
    TableAttachment.made += 1;
  }

  build(): BuildAttachment {
    return (b, x) => b.relu(x);
  }
}

const table: ReductionTable = { reductionOf: (channels) => channels / 16 };

function loaded(register: (context: PluginContext) => void): PluginHost {
  const host = new PluginHost();
  host.load(definePlugin({ name: "tables", apiVersion: 1, register }));
  return host;
}

describe("a component that is a class", () => {
  beforeEach(() => {
    TableAttachment.made = 0;
  });

  it("is made by the container with the services that its plugin binds", () => {
    const { attachments } = loaded((context) => {
      context.attachment(TableAttachment);
      context.bind(reductionTable).toConstantValue(table);
      context.bind(rule).toConstantValue("floor");
      context.bind(rule).toConstantValue("ceil");
    }).catalog;
    const made = attachments.get("table");
    expect(made)
      .to.be.instanceOf(TableAttachment)
      .and.deep.include({ rules: ["floor", "ceil"] });
    expect((made as TableAttachment).table.reductionOf(64)).to.equal(4);
  });

  it("is made once, when the catalog is first used", () => {
    const host = loaded((context) => {
      context.bind(reductionTable).toConstantValue(table);
      context.attachment(TableAttachment);
    });
    expect(TableAttachment.made).to.equal(0);
    expect(host.catalog.attachments.get("table")).to.equal(host.catalog.attachments.get("table"));
    expect(TableAttachment.made).to.equal(1);
  });

  it("can have a service of another plugin", () => {
    const host = loaded((context) => context.bind(reductionTable).toConstantValue(table));
    host.load({ name: "b", apiVersion: 1, register: (context: PluginContext) => context.attachment(TableAttachment) });
    expect(host.catalog.attachments.names()).to.deep.equal(["table"]);
  });

  it("does not have the services of another host", () => {
    loaded((context) => context.bind(reductionTable).toConstantValue(table));
    const other = loaded((context) => context.attachment(TableAttachment));
    const error = thrown("NG_PLUGIN_FAILED", () => other.catalog);
    expect(error.problems[0]?.at).to.equal("tables: attachment TableAttachment");
    expect(error.message).to.contain("cannot be made into a component").and.contain("reductionTable");
  });

  it("stands in order among components that are data", () => {
    const { attachments } = loaded((context) => {
      context.bind(reductionTable).toConstantValue(table);
      context.attachment(some.attachment("first"));
      context.attachment(TableAttachment);
      context.attachment(some.attachment("last"));
    }).catalog;
    expect(attachments.names()).to.deep.equal(["first", "table", "last"]);
  });

  it("is refused under a name that is taken, however often one asks", () => {
    const host = loaded((context) => {
      context.bind(reductionTable).toConstantValue(table);
      context.attachment(TableAttachment);
      context.attachment(some.attachment("table"));
    });
    for (const _ of [1, 2])
      expect(problemOf("NG_DUPLICATE_COMPONENT", () => host.catalog)).to.deep.equal({
        at: "tables",
        message: `registers the attachment "table", which it has registered already`,
      });
  });

  it("is refused where what is made is malformed", () => {
    @injectable()
    class Nameless {
      readonly summary = "No type.";
    }
    const host = loaded((context) => context.attachment(Nameless as never));
    const { problems } = thrown("NG_PLUGIN_INVALID", () => host.catalog);
    expect(problems.map(({ at, message }) => [at, message])).to.deep.equal([
      ["tables: attachment Nameless", `"type" of the attachment is malformed`],
      ["tables: attachment Nameless", `"options" of the attachment is malformed`],
    ]);
  });

  it("is quoted where its constructor throws, unless that is an error of ours", () => {
    /** A class that throws when it is made. */
    const throwing = (error: Error): never => {
      class Broken {
        readonly type = fail(error);
      }
      injectable()(Broken);
      return Broken as never;
    };
    const { message } = thrown(
      "NG_PLUGIN_FAILED",
      () => loaded((context) => context.engine(throwing(new RangeError("no luck")))).catalog,
    );
    expect(message).to.equal("tables: engine Broken: the class cannot be made into a component: no luck");
    const ours = new AttachmentMisfitError({ message: "ours" });
    expect(() => loaded((context) => context.engine(throwing(ours))).catalog)
      .to.throw()
      .that.equals(ours);
  });

  it("is refused where it is a function that makes no objects", () => {
    const arrow = (() => some.attachment("arrow")) as never;
    thrown("NG_PLUGIN_FAILED", () => loaded((context) => context.attachment(arrow)).catalog);
  });
});

function fail(error: Error): never {
  throw error;
}
