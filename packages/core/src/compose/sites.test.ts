import { expect } from "chai";
import { problemOf } from "../errors/thrown.test.support.js";
import type { Block } from "./block.js";
import { attach, attachmentPaths, fakeBlock, fakeNetwork, gated, marksOf } from "./fake-network.test.support.js";
import type { Site } from "./site.js";

const blocks = ["layer1.0", "layer1.1", "layer2.0", "layer2.1", "layer2.2"];

describe("an attachment at a site", () => {
  for (const at of ["branchInput", "conv1", "residual", "shortcut", "output"])
    it(`is built once in each block that has ${at}, and changes what flows on`, () => {
      const graph = fakeNetwork([attach("se", gated, { at })]);
      expect(attachmentPaths(graph)).to.deep.equal(blocks.map((block) => `${block}.se`));
      for (const { before, value, scope, site } of marksOf(graph, "attachment")) {
        expect(site).to.equal(at);
        const own = graph.nodes.filter((node) => node.scope === scope);
        expect(own.map(({ operation }) => operation.kind)).to.deep.equal(["globalPool", "conv", "sigmoid", "multiply"]);
        expect(own[0]?.inputs.map(({ id }) => id)).to.deep.equal([before]);
        expect(own[3]?.outputs.map(({ id }) => id)).to.deep.equal([value]);
        const users = graph.nodes.filter((node) => node.scope !== scope && node.inputs.some(({ id }) => id === value));
        expect(users, "nothing uses what the attachment returns").to.not.have.length(0);
      }
    });

  it("has its parameters below its id, in a scope that tells type and options", () => {
    const graph = fakeNetwork([attach("se", gated, { where: { stages: [1], blocks: [0] } })]);
    const names = graph.state().map(({ name }) => name);
    expect(names.filter((name) => name.includes(".se."))).to.deep.equal([
      "layer1.0.se.fc.weight",
      "layer1.0.se.fc.bias",
    ]);
    expect(graph.scopes.find(({ kind }) => kind === "attachment")).to.deep.include({
      path: "layer1.0.se",
      type: "se-type",
      options: { made: "se" },
    });
  });

  it("has the module name that the site knows for its id, and no other attachment has", () => {
    const block: Block = {
      type: "named",
      stride: 1,
      build: (b, x) => b.site("residual", b.conv("conv.0", x, { channels: 4 }), { se: "conv.1" }),
    };
    const graph = fakeNetwork([attach("se", gated), attach("toString", gated)], { depths: [1], block: () => block });
    expect(attachmentPaths(graph)).to.deep.equal(["layer1.0.conv.1", "layer1.0.toString"]);
    expect(graph.state().map(({ name }) => name)).to.include("layer1.0.conv.1.fc.weight");
    expect(marksOf(graph, "attachment").map(({ id }) => id)).to.deep.equal(["se", "toString"]);
  });

  it("chains in the order of the config with others at the same site", () => {
    const graph = fakeNetwork([
      attach("first", gated),
      attach("other", gated, { at: "output" }),
      attach("second", gated),
    ]);
    const [first, second, other] = marksOf(graph, "attachment");
    expect([first?.id, second?.id, other?.id]).to.deep.equal(["first", "second", "other"]);
    expect(second?.before).to.equal(first?.value);
    const site = marksOf(graph, "site").find((mark) => mark.site === "residual");
    expect(site).to.include({ before: first?.before, value: second?.value });
    const turned = fakeNetwork([attach("second", gated), attach("first", gated)]);
    expect(attachmentPaths(turned).slice(0, 2)).to.deep.equal(["layer1.0.second", "layer1.0.first"]);
  });

  it("knows the block it is in", () => {
    const seen: Site[] = [];
    const graph = fakeNetwork([
      attach("spy", (b, x, site) => {
        seen.push(site);
        return b.relu(x);
      }),
    ]);
    const places = seen.map(({ name, block: { path, stage, index, count, stride, type } }) => [
      name,
      type,
      path,
      stage,
      index,
      count,
      stride,
    ]);
    expect(places).to.deep.equal([
      ["residual", "fake", "layer1.0", 1, 0, 2, 1],
      ["residual", "fake", "layer1.1", 1, 1, 2, 1],
      ["residual", "fake", "layer2.0", 2, 0, 3, 2],
      ["residual", "fake", "layer2.1", 2, 1, 3, 1],
      ["residual", "fake", "layer2.2", 2, 2, 3, 1],
    ]);
    const outputs = marksOf(graph, "site").filter(({ site }) => site === "output");
    seen.slice(1).forEach(({ block }, index) => {
      expect(block.input.id, "the input of a block is the output of the one before").to.equal(outputs[index]?.value);
    });
  });

  it("may use what entered the block", () => {
    const graph = fakeNetwork([
      attach("se", (b, x, { block }) => b.multiply(x, b.sigmoid(b.globalAveragePool(block.input))), {
        where: { stride: 1 },
      }),
    ]);
    expect(attachmentPaths(graph)).to.have.length(4);
  });

  it("has its gate marked", () => {
    const graph = fakeNetwork([attach("se", gated)]);
    const gates = marksOf(graph, "gate");
    expect(gates.map(({ scope }) => graph.scopes[scope]?.path)).to.deep.equal(attachmentPaths(graph));
    for (const { value } of gates) {
      const gate = graph.values[value] ?? expect.fail("no value");
      expect(graph.producer(gate)?.operation.kind).to.equal("sigmoid");
    }
  });

  it("leaves no trace in blocks where nothing is attached", () => {
    const [plain, some] = [fakeNetwork(), fakeNetwork([attach("se", gated, { where: { stages: [2] } })])];
    const inFirst = (graph: typeof plain): readonly string[] =>
      graph.nodes.map(({ path }) => path).filter((path) => path.startsWith("layer1."));
    expect(inFirst(some)).to.deep.equal(inFirst(plain));
    expect(marksOf(plain, "attachment")).to.have.length(0);
    expect(marksOf(plain, "site"), "each block has 5 sites, and the stages one between them").to.have.length(5 * 5 + 1);
    for (const { before, value } of marksOf(plain, "site")) expect(before).to.equal(value);
  });
});

describe("a block", () => {
  it("is a scope that tells its type and options", () => {
    const { scopes } = fakeNetwork();
    const scope = scopes.find(({ path }) => path === "layer2.0");
    expect(scope).to.deep.include({ kind: "block", type: "fake", options: { stride: 2 } });
    expect(scopes[scope?.parent ?? 0]).to.include({ kind: "stage", path: "layer2" });
  });

  it("can stand in another as a module, whose sites belong to the outer block", () => {
    const block = (stride: number): Block => ({
      type: "outer",
      stride,
      build: (b, x) => b.nested("branch", fakeBlock(stride), x),
    });
    const graph = fakeNetwork([attach("se", gated, { where: { path: "layer2.0" } })], { block });
    expect(attachmentPaths(graph)).to.deep.equal(["layer2.0.branch.se"]);
    const module = graph.scopes.find(({ path }) => path === "layer2.0.branch");
    expect(module).to.deep.include({ kind: "module", type: "fake", options: { stride: 2 } });
    const { options: _, ...bare } = fakeBlock(1);
    const without = fakeNetwork([], {
      block: () => ({ ...bare, build: (b, x) => b.nested("branch", { ...bare, build: (_b, y) => y }, x) }),
    });
    for (const scope of without.scopes.slice(2)) expect(scope).to.not.have.property("options");
  });
});

describe("the names of attachments", () => {
  const clash = "another `id` for the attachment";

  it("are refused where two in one block have the same", () => {
    const rules = [attach("se", gated), attach("se", gated, { at: "output" })];
    expect(problemOf("NG_DUPLICATE_NAME", () => fakeNetwork(rules))).to.deep.equal({
      at: "layer1.0.se",
      message: "two attachments in one block have this name",
      expected: "another `id` for one of them",
    });
  });

  it("may be the same in different blocks", () => {
    const rules = [
      attach("se", gated, { where: { stages: [1] } }),
      attach("se", gated, { at: "output", where: { stages: [2] } }),
    ];
    expect(attachmentPaths(fakeNetwork(rules))).to.deep.equal(blocks.map((block) => `${block}.se`));
  });

  it("are refused where a layer of the block has the same, be it built later", () => {
    for (const at of ["branchInput", "output"]) {
      const rules = [attach("bn1", gated, { at, where: { stages: [2], blocks: [1] } })];
      expect(problemOf("NG_DUPLICATE_NAME", () => fakeNetwork(rules))).to.include({
        at: "layer2.1.bn1",
        expected: clash,
      });
    }
  });

  it("are refused where the name of a layer leads through them", () => {
    const block = (stride: number): Block => ({
      type: "dotted",
      stride,
      build: (b, x) => b.site("residual", b.conv("path.to.conv", x, { channels: x.size("channel") * stride, stride })),
    });
    for (const id of ["path", "path.to", "path.to.conv"])
      expect(
        problemOf("NG_DUPLICATE_NAME", () =>
          fakeNetwork([attach(id, gated, { where: { stages: [1], blocks: [0] } })], { block }),
        ).at,
      ).to.equal(`layer1.0.${id}`);
    expect(attachmentPaths(fakeNetwork([attach("to", gated)], { block }))).to.have.length(5);
  });

  it("are refused where a module of the block has the same", () => {
    const block = (stride: number) => ({
      type: "with a module",
      stride,
      build: (b: Parameters<typeof gated>[0], x: Parameters<typeof gated>[1]) =>
        b.site(
          "residual",
          b.module("branch", () => b.conv("0", x, { channels: x.size("channel") * stride, stride })),
        ),
    });
    const rules = [attach("branch", gated, { where: { path: "layer1.1" } })];
    expect(problemOf("NG_DUPLICATE_NAME", () => fakeNetwork(rules, { block }))).to.include({
      at: "layer1.1.branch",
      expected: clash,
    });
    expect(attachmentPaths(fakeNetwork([attach("branch1", gated)], { block }))).to.have.length(5);
  });
});
