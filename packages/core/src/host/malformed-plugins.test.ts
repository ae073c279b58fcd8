import { expect } from "chai";
import { z } from "#zod";
import { problemOf, thrown } from "../errors/thrown.test.support.js";
import { type ComponentKind, componentKinds, kinds } from "../kinds/kinds.js";
import { some } from "../kinds/components.test.support.js";
import type { PluginContext } from "./plugin-context.js";
import { PluginHost } from "./plugin-host.js";

const load = (plugin: unknown, at?: string) => (): void => new PluginHost().load(plugin, at);
const named = { name: "a", apiVersion: 1 };

describe("what is no plugin", () => {
  const expected = "a default export made with definePlugin({ name, apiVersion, … })";
  const cases: readonly [value: unknown, found: string][] = [
    [undefined, "nothing"],
    [JSON.parse("null"), "null"],
    [() => ({ name: "a", apiVersion: 1 }), "a function"],
    [[{ name: "a", apiVersion: 1 }], "a list of 1"],
    ["@scope/plugin", `"@scope/plugin"`],
    [7, "the number 7"],
  ];
  for (const [value, found] of cases)
    it(`is refused: ${found}`, () => {
      expect(problemOf("NG_PLUGIN_INVALID", load(value, "./a.mjs"))).to.deep.equal({
        at: "./a.mjs",
        message: "this is no plugin",
        expected,
        found,
      });
      expect(problemOf("NG_PLUGIN_INVALID", load(value))).to.not.have.property("at");
    });
});

describe("a malformed plugin", () => {
  const cases: readonly [field: string, value: unknown, expected: string, found: string][] = [
    ["name", undefined, "text of one line, at most 200 characters that can be seen", "nothing"],
    ["name", "", "text of one line, at most 200 characters that can be seen", `""`],
    ["name", "a\u001b[2K", "text of one line, at most 200 characters that can be seen", `"a\\u001b[2K"`],
    ["apiVersion", undefined, `a number, or a range such as ">=1 <3"`, "nothing"],
    ["apiVersion", "one", `a number, or a range such as ">=1 <3"`, `"one"`],
    ["dependsOn", "se", "a list of texts, or nothing", `"se"`],
    ["dependsOn", ["se", 1], "a list of texts, or nothing", "a list of 2"],
    ["register", {}, "a function, or nothing", "an object with no keys"],
    ["backbones", {}, "a list, or nothing", "an object with no keys"],
    ["attachments", some.attachment("se"), "a list, or nothing", "an object with type, summary, options, build"],
    ["networks", true, "a list, or nothing", "the boolean true"],
  ];
  for (const [field, value, expected, found] of cases)
    it(`is refused where ${field} is ${found}`, () => {
      expect(problemOf("NG_PLUGIN_INVALID", load({ ...named, [field]: value }, "./a.mjs"))).to.deep.equal({
        at: "./a.mjs",
        message: `"${field}" of the plugin is malformed`,
        expected,
        found,
      });
    });

  it("is refused with all its problems at once", () => {
    const { problems } = thrown("NG_PLUGIN_INVALID", load({ default: named }));
    expect(problems.map(({ message }) => message)).to.deep.equal([
      `"name" of the plugin is malformed`,
      `"apiVersion" of the plugin is malformed`,
    ]);
  });
});

describe("a malformed component", () => {
  const required: { readonly [K in ComponentKind]: readonly string[] } = {
    backbone: ["type", "summary", "options", "sites", "replaceable", "standard", "build"],
    attachment: ["type", "summary", "options"],
    network: ["name", "summary", "config"],
    operation: ["kind", "attributes", "infer"],
    engine: ["name", "summary", "unsupported", "open"],
    exporter: ["format", "summary", "options", "output", "encode"],
    dataset: ["type", "summary", "options", "open"],
    augmentation: ["type", "summary", "options", "module", "build"],
    loss: ["type", "summary", "options", "build"],
    optimizer: ["type", "summary", "options", "build"],
    schedule: ["type", "summary", "options", "build"],
    queue: ["type", "summary", "options", "build"],
    tracker: ["type", "summary", "options", "track"],
  };
  /** Loads a plugin that registers something, whatever it is. */
  const registering = (kind: ComponentKind, component: unknown) =>
    load({ ...named, register: (context: PluginContext) => context[kind](component as never) });

  it("is refused where an exporter's files have no ending, and its output is neither a file nor a folder", () => {
    const found = (changes: object) =>
      problemOf("NG_PLUGIN_INVALID", registering("exporter", { ...some.exporter("x"), ...changes }));
    expect(found({ output: "tape" })).to.include({ expected: '"file" or "folder"', found: '"tape"' });
    for (const extension of [undefined, "txt", "."])
      expect(found({ extension }).message, extension).to.match(/"extension" of the exporter is/);
    expect(registering("exporter", { ...some.exporter("x"), output: "folder", extension: undefined })).to.not.throw();
  });

  it("is refused where a rule of an operation is no function", () => {
    for (const rule of ["cost", "decompose", "gradient", "training"])
      expect(
        problemOf("NG_PLUGIN_INVALID", registering("operation", { ...some.operation("x"), [rule]: 5 })),
        rule,
      ).to.deep.equal({
        at: "a: operation",
        message: `"${rule}" of the operation is malformed`,
        expected: "a function, or nothing",
        found: "the number 5",
      });
  });

  for (const kind of componentKinds)
    it(`is refused where its name is none that configs, files and JavaScript can carry: ${kind}`, () => {
      const { key } = kinds[kind];
      const wrong = [
        "",
        "__proto__",
        "constructor",
        "a b",
        "a/b",
        "../a",
        "a\n",
        "a\u001b[2K",
        "a\u202eb",
        "=1",
        "a".repeat(101),
      ];
      for (const name of [...wrong, ...(kind === "attachment" ? ["a.b"] : [])])
        expect(
          problemOf("NG_PLUGIN_INVALID", registering(kind, { ...some[kind]("x"), [key]: name })),
          JSON.stringify(name),
        ).to.include({ message: `"${key}" of the ${kind} is malformed`, found: JSON.stringify(name) });
      for (const name of ["注意力", "a_b-2", ...(kind === "attachment" ? [] : ["resnet50.a1_in1k"])])
        expect(registering(kind, { ...some[kind]("x"), [key]: name }), name).to.not.throw();
    });

  for (const kind of componentKinds)
    it(`is refused where a required field is missing or of another kind: ${kind}`, () => {
      for (const field of required[kind])
        for (const value of [undefined, 7]) {
          const problem = problemOf("NG_PLUGIN_INVALID", registering(kind, { ...some[kind]("x"), [field]: value }));
          expect(problem, `${field}: ${value}`).to.include({
            at: `a: ${kind}`,
            message: `"${field}" of the ${kind} is malformed`,
          });
        }
      expect(registering(kind, some[kind]("x"))).to.not.throw();
    });

  it("is refused where what it need not have is of another kind", () => {
    const optional = {
      engine: ["openTraining", "close"],
      backbone: ["description", "standardReplaceable"],
      attachment: ["description", "standard", "build", "replace"],
    } as const;
    for (const [kind, fields] of Object.entries(optional))
      for (const field of fields) {
        const component = { ...some[kind as ComponentKind]("x"), [field]: 5 };
        expect(problemOf("NG_PLUGIN_INVALID", registering(kind as ComponentKind, component))).to.include({
          at: `a: ${kind}`,
          message: `"${field}" of the ${kind} is malformed`,
          found: "the number 5",
        });
      }
  });

  it("is refused where weights that a network names cannot be fetched or known again", () => {
    const weights = { tag: "a1", url: "https://weights.example/net.safetensors", sha256: "0a".repeat(32) };
    const pretrained = (...list: readonly unknown[]) =>
      registering("network", { ...some.network("x"), pretrained: list });
    expect(pretrained(weights, { ...weights, tag: "a2", names: "legacy", license: "MIT" })).to.not.throw();
    const { problems } = thrown(
      "NG_PLUGIN_INVALID",
      pretrained(
        7,
        { ...weights, url: "ftp://x" },
        { ...weights, sha256: "0a" },
        weights,
        weights,
        { ...weights, tag: "a2", sha256: "0a0a0a0a" },
        { ...weights, tag: "a3", url: "https://weights.example/net-0a0a0a0a.pth", sha256: "0a0a0a0a" },
        { tag: "a4", hub: "timm/net.a4", config: { classes: 5 } },
        { tag: "a5" },
        { ...weights, tag: "a6", hub: "timm/net.a6" },
        { tag: "a7", hub: "https://weights.example/net" },
      ),
    );
    expect(problems.map(({ at, message }) => [at, message])).to.deep.equal([
      ["a: network.pretrained[0]", "this is no weights"],
      ["a: network.pretrained[1]", `"url" of the weights is malformed`],
      ["a: network.pretrained[2]", `"sha256" of the weights is malformed`],
      ["a: network.pretrained[4]", `other weights of the network have the tag "a1"`],
      ["a: network.pretrained[5]", "nothing tells the file at `url` from another one"],
      ["a: network.pretrained[8]", "the weights are in no place, or in two"],
      ["a: network.pretrained[9]", "the weights are in no place, or in two"],
      ["a: network.pretrained[10]", `"hub" of the weights is malformed`],
    ]);
  });

  it("is refused where it is no component at all", () => {
    for (const kind of componentKinds)
      for (const nothing of [undefined, JSON.parse("null"), "x", []])
        expect(problemOf("NG_PLUGIN_INVALID", registering(kind, nothing))).to.include({
          at: `a: ${kind}`,
          message: `this is no ${kind}`,
        });
  });

  it("is named by its place in a list", () => {
    const plugin = {
      ...named,
      backbones: [some.backbone("x"), { ...some.backbone("y"), build: undefined }],
      attachments: [undefined, some.attachment("se"), () => some.attachment("eca")],
      networks: [{ ...some.network("x"), config: "net.yaml", summary: 3 }],
    };
    const { problems } = thrown("NG_PLUGIN_INVALID", load(plugin, "./a.mjs"));
    expect(problems).to.deep.equal([
      {
        at: "./a.mjs (a): backbones[1]",
        message: `"build" of the backbone is malformed`,
        expected: "a function",
        found: "nothing",
      },
      { at: "./a.mjs (a): attachments[0]", message: "this is no attachment", expected: "an object", found: "nothing" },
      {
        at: "./a.mjs (a): attachments[2]",
        message: "this is no attachment",
        expected: "an object",
        found: "a function",
      },
      {
        at: "./a.mjs (a): networks[0]",
        message: `"summary" of the network is malformed`,
        expected: "text",
        found: "the number 3",
      },
      {
        at: "./a.mjs (a): networks[0]",
        message: `"config" of the network is malformed`,
        expected: "an object",
        found: `"net.yaml"`,
      },
    ]);
  });

  it("is a backbone whose standard site is none of its sites", () => {
    expect(
      problemOf("NG_PLUGIN_INVALID", registering("backbone", { ...some.backbone("x"), standard: "output" })),
    ).to.include({
      at: "a: backbone",
      message: `"standard" of the backbone is none of its sites`,
      expected: `one of ${Object.keys(some.backbone("x").sites).join(", ")}`,
      found: "output",
    });
  });

  it("is a backbone with a site that nothing is said of", () => {
    const sites = { residual: "There.", output: 3 };
    expect(problemOf("NG_PLUGIN_INVALID", registering("backbone", { ...some.backbone("x"), sites })).expected).to.equal(
      "an object of texts by names of letters, digits, _ and -",
    );
  });

  it("is a backbone with a site that no config can name", () => {
    for (const site of ["__proto__", "a b", "a.b", "a)"]) {
      const sites = Object.fromEntries([
        ["residual", "There."],
        [site, "Here."],
      ]);
      expect(
        problemOf("NG_PLUGIN_INVALID", registering("backbone", { ...some.backbone("x"), sites })).message,
      ).to.equal('"sites" of the backbone is malformed');
    }
  });

  it("is an attachment that can neither be placed nor replace", () => {
    const { build: _, ...idle } = some.attachment("x");
    for (const given of [idle, { ...idle, build: undefined }])
      expect(problemOf("NG_PLUGIN_INVALID", registering("attachment", given)).message).to.equal(
        "the attachment can do nothing",
      );
    expect(registering("attachment", { ...idle, replace: () => () => undefined })).to.not.throw();
  });

  it("is one whose options are no schema of zod 4", () => {
    for (const options of [{}, { safeParse: () => undefined }, z])
      expect(
        problemOf("NG_PLUGIN_INVALID", registering("attachment", { ...some.attachment("x"), options })).expected,
      ).to.equal("a schema of zod 4");
  });
});
