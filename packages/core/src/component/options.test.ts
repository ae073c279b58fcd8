import { expect } from "chai";
import { z } from "#zod";
import { augmentation, dataset, loss, optimizer, queue, schedule, tracker } from "../training/components.js";
import { attachment } from "../compose/attachment.js";
import { backbone, backboneContract } from "../compose/backbone.js";
import { exporter } from "../engine/exporter.js";
import { PluginHost } from "../host/plugin-host.js";
import { definePlugin } from "../host/plugin.js";
import { some } from "../kinds/components.test.support.js";
import { componentProblems, kinds } from "../kinds/kinds.js";

/** Defines the smallest component of each kind that has options, with these. */
const define = {
  backbone: (options: unknown) => backbone({ ...some.backbone("it"), options } as never),
  attachment: (options: unknown) => attachment({ ...some.attachment("it"), options } as never),
  exporter: (options: unknown) => exporter({ ...some.exporter("it"), options } as never),
  dataset: (options: unknown) => dataset({ ...some.dataset("it"), options } as never),
  augmentation: (options: unknown) => augmentation({ ...some.augmentation("it"), options } as never),
  loss: (options: unknown) => loss({ ...some.loss("it"), options } as never),
  optimizer: (options: unknown) => optimizer({ ...some.optimizer("it"), options } as never),
  schedule: (options: unknown) => schedule({ ...some.schedule("it"), options } as never),
  queue: (options: unknown) => queue({ ...some.queue("it"), options } as never),
  tracker: (options: unknown) => tracker({ ...some.tracker("it"), options } as never),
};

const shape = { width: z.int().positive().default(4), pool: z.enum(["max", "average"]) };

/** The same options in every form that is taken. */
const forms: readonly [name: string, options: unknown][] = [
  ["a plain map", shape],
  ["an object", z.object(shape)],
  ["a strict object", z.strictObject(shape)],
  ["an object with a description", z.object(shape).describe("What it takes.")],
  ["an object with a check", z.object(shape).refine(() => true)],
  ["an object of objects", z.object({ ...shape }).extend({})],
];

describe("the options of a component", () => {
  it("are those of each kind that has some", () => {
    const withOptions = Object.entries(kinds).flatMap(([kind, { fields }]) => ("options" in fields ? [kind] : []));
    expect(Object.keys(define).toSorted()).to.deep.equal(withOptions.toSorted());
  });

  for (const [kind, defined] of Object.entries(define)) {
    // The keys of `define` are kinds.
    const of = kind as keyof typeof define;
    const contract = kind === "backbone" ? { outputStride: 32, dropPath: 0, dropout: 0 } : {};

    for (const [form, options] of forms)
      it(`of a ${kind} are ${form}`, () => {
        const component = defined(options);
        expect(componentProblems(of, component, "it")).to.deep.equal([]);
        // Its check has just said that it is a schema.
        const schema = component.options as z.ZodObject;
        expect(schema.parse({ pool: "max" })).to.deep.equal({ ...contract, width: 4, pool: "max" });
        expect(schema.safeParse({ pool: "min" }).error?.issues.map(({ path }) => path)).to.deep.equal([["pool"]]);
        const misspelt = schema.safeParse({ pool: "max", widht: 8 }).error?.issues;
        expect(
          misspelt?.map(({ code }) => code),
          "misspelt",
        ).to.deep.equal(["unrecognized_keys"]);
      });

    it(`of a ${kind} keep what an object checks of them together`, () => {
      const options = z.object(shape).refine(({ width, pool }) => pool === "max" || width > 4, { path: ["width"] });
      // As above.
      const schema = defined(options).options as z.ZodObject;
      expect(schema.safeParse({ pool: "average" }).error?.issues.map(({ path }) => path)).to.deep.equal([["width"]]);
      expect(schema.safeParse({ pool: "average", width: 5 }).success).to.equal(true);
    });

    it(`of a ${kind} may allow further keys`, () => {
      // As above.
      const schema = defined(z.looseObject(shape)).options as z.ZodObject;
      expect(schema.parse({ pool: "max", more: 1 })).to.deep.include({ more: 1 });
    });

    it(`of a ${kind} that are neither are refused with its plugin`, () => {
      for (const wrong of [{ width: 4 }, 5, "width", null]) {
        const component = defined(wrong);
        const plugin = definePlugin({ name: "p", apiVersion: 1, [kinds[of].plural]: [component] });
        expect(() => new PluginHost().load(plugin), JSON.stringify(wrong)).to.throw(
          new RegExp(`"options" of the ${kind}.*expected a schema of zod 4`),
        );
      }
    });
  }

  it("of a backbone may replace those of the contract", () => {
    const own = { dropout: z.number().default(0.2).describe("Its own.") };
    for (const options of [own, z.object(own)]) {
      const { options: schema } = backbone({ ...some.backbone("it"), options });
      expect(Object.keys(schema.shape).toSorted()).to.deep.equal(Object.keys(backboneContract).toSorted());
      expect(schema.parse({})).to.include({ dropout: 0.2, outputStride: 32 });
    }
  });
});
