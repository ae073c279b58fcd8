import { expect } from "chai";
import { ema } from "../ema.test.support.js";
import { framework, frameworkWith } from "../framework.test.support.js";
import { drawNetwork, type NetworkDiagram } from "../index.js";

function draw(name: string): NetworkDiagram {
  return drawNetwork(framework.compose(name).graph);
}

/** The rows that predicting needs. */
function rowsOf({ sections }: NetworkDiagram): NetworkDiagram["sections"][number]["rows"] {
  return sections.filter(({ kind }) => kind !== "auxiliary").flatMap(({ rows }) => rows);
}

describe("the drawing of a network", () => {
  for (const { name } of framework.catalog.networks.all()) {
    it(`of ${name} has each block once, and the costs of the whole`, () => {
      const network = framework.compose(name);
      const summary = network.summary();
      const diagram = drawNetwork(network.graph);
      const rows = rowsOf(diagram);
      const sum = (of: (row: (typeof rows)[number]) => number): number =>
        rows.reduce((total, row) => total + of(row), 0);
      expect(sum(({ parameters }) => parameters)).to.equal(summary.parameters);
      expect(sum(({ macs }) => macs)).to.equal(summary.macs);
      const attached = summary.attachments.reduce((total, { parameters }) => total + parameters, 0);
      expect(diagram.attached.parameters).to.equal(attached);
      expect(diagram.rules.reduce((total, { parameters }) => total + parameters, 0)).to.equal(attached);
      expect(sum(({ count, attachments }) => count * attachments.length)).to.equal(summary.attachments.length);
      const blocks = network.graph.scopes.filter(({ kind }) => kind === "block").map(({ path }) => path);
      const drawn = new Set(rows.flatMap(({ paths }) => paths));
      expect(blocks.filter((path) => !drawn.has(path))).to.deep.equal([]);
    });
  }

  it("folds equal blocks of a stage, and letters structures", () => {
    const { sections, details, rules } = draw("seresnet50");
    const rows = sections.map(({ title, rows: own }) => [
      title,
      ...own.map(({ detail = "", count, label }) => `${detail} ${label} ×${count}`),
    ]);
    expect(rows).to.deep.equal([
      ["stem", " conv 7×7, 64, stride 2 · BN · ReLU ×1", " max pool 3×3, stride 2 ×1"],
      ["layer1", "A bottleneck ×1", "B bottleneck ×2"],
      ["layer2", "A bottleneck ×1", "B bottleneck ×3"],
      ["layer3", "A bottleneck ×1", "B bottleneck ×5"],
      ["layer4", "A bottleneck ×1", "B bottleneck ×2"],
      ["head", " global average pool ×1", " FC, 1000 ×1"],
    ]);
    expect(details.map(({ letter, count, path }) => [letter, count, path])).to.deep.equal([
      ["A", 4, "layer1.0"],
      ["B", 12, "layer1.1"],
    ]);
    // The weights and the biases of the 16 blocks (test/goldens/oracles.csv: with bias, and ResNet-50).
    expect(rules.map(({ id, site, count, parameters }) => [id, site, count, parameters])).to.deep.equal([
      ["se", "residual", 16, 28_088_024 - 25_557_032],
    ]);
  });

  it("says where a kind of block that is folded has another stride", () => {
    const notes = (name: string): readonly string[] =>
      draw(name).details.flatMap(({ letter, flow }) =>
        flow.nodes.flatMap(({ lines, notes: own }) =>
          own === undefined ? [] : [`${letter} ${lines[0] ?? ""}: ${own.join(" ")}`],
        ),
      );
    // He et al. 2016, table 1 and torchvision: layer2 to layer4 begin with stride 2, in the 3×3 convolution and the projection.
    const firsts = "stride 2 in layer2.0, layer3.0, layer4.0";
    expect(notes("seresnet50")).to.deep.equal([`A conv 3×3, 64: ${firsts}`, `A conv 1×1, 256: ${firsts}`]);
    expect(notes("resnet18")).to.deep.equal([]);
    // Sandler et al. 2018, table 2: of the blocks that widen, those at 1/4, 1/8, 1/16 and 1/32 halve the map.
    expect(notes("mobilenet_v2")).to.deep.equal([
      "B depthwise conv 3×3, 96, stride 2: stride 1 in features.11, features.17",
    ]);
  });

  it("draws a module of an attachment as one box", () => {
    const config = { name: "ema", backbone: { type: "resnet", depth: 50 }, attachments: [{ attach: { type: "ema" } }] };
    const [{ flow } = expect.fail("no detail")] = drawNetwork(frameworkWith(ema).compose(config).graph).details;
    const texts = new Map(flow.nodes.map(({ id, lines }) => [id, lines.join(" / ")]));
    // Two means, two products, a difference, two sums, a root and a quotient.
    const box = "gn / 9 operations";
    expect([...texts.values()].filter((text) => text.startsWith("gn"))).to.deep.equal([box]);
    const ways = flow.edges.map(({ from, to }) => `${texts.get(from)} → ${texts.get(to)}`);
    expect(ways.filter((way) => way.includes(box))).to.deep.equal([`× → ${box}`, `${box} → mean`, `${box} → ×`]);
    const { shape, group } = flow.nodes.find(({ lines: [name] }) => name === "gn") ?? {};
    expect({ shape, group }).to.deep.equal({ shape: "module", group: flow.groups[0]?.id });
  });

  it("draws SE beside the way of the feature map", () => {
    const [, { flow } = { flow: undefined }] = draw("seresnet50").details;
    const texts = new Map(flow?.nodes.map(({ id, lines }) => [id, lines.join(" / ")]));
    const ways = (spine: boolean): string[] =>
      (flow?.edges ?? [])
        .filter((edge) => edge.spine === spine)
        .map(({ from, to }) => `${texts.get(from)} → ${texts.get(to)}`);
    const entry = "se at residual / reduction 16";
    expect(ways(true)).to.deep.equal([
      "256×56×56 → conv 1×1, 64 / BN · ReLU",
      "conv 1×1, 64 / BN · ReLU → conv 3×3, 64 / BN · ReLU",
      "conv 3×3, 64 / BN · ReLU → conv 1×1, 256 / BN",
      `conv 1×1, 256 / BN → ${entry}`,
      `${entry} → ×`,
      "× → +",
      "+ → ReLU",
      "ReLU → 256×56×56",
    ]);
    expect(ways(false)).to.deep.equal([
      `${entry} → global average pool`,
      "global average pool → FC, 16 / ReLU",
      "FC, 16 / ReLU → FC, 256 / sigmoid",
      "FC, 256 / sigmoid → ×",
      "256×56×56 → +",
    ]);
  });

  it("tells what stands at a site, in the place of a convolution, and between stages", () => {
    const named = (attach: string, place: object = {}): readonly unknown[] => {
      const attachments = [{ attach: { type: attach }, ...place }];
      const config = { name: attach, backbone: { type: "resnet", depth: 50 }, attachments };
      return drawNetwork(framework.compose(config).graph).rules.map((rule) => [rule.site, rule.replaces, rule.count]);
    };
    expect(named("se")).to.deep.equal([["residual", false, 16]]);
    expect(named("se", { at: "conv2" })).to.deep.equal([["conv2", false, 16]]);
    expect(named("sk")).to.deep.equal([["conv2", true, 16]]);
    expect(named("bam")).to.deep.equal([["betweenStages", false, 3]]);
  });

  it("gives blocks of one structure one detail, whatever their sizes", () => {
    const details = (type: string): number =>
      drawNetwork(
        framework.compose({ name: type, backbone: { type: "resnet", depth: 50 }, attachments: [{ attach: { type } }] })
          .graph,
      ).details.length;
    // Blocks with and without a projection; DCA also tells where no block is before, and where the channels change.
    expect([details("sk"), details("cbam"), details("dca")]).to.deep.equal([2, 2, 3]);
  });

  it("writes norm and activation before the layer in pre-activation blocks, and behind it elsewhere", () => {
    const layers = (name: string): readonly string[] =>
      (draw(name).details[1]?.flow.nodes ?? [])
        .filter(({ shape }) => shape === "layer")
        .map(({ lines }) => lines.join(" / "));
    expect(layers("preresnet50")).to.deep.equal([
      "BN · ReLU / conv 1×1, 64",
      "BN · ReLU / conv 3×3, 64",
      "BN · ReLU / conv 1×1, 256",
    ]);
    expect(layers("mobilenet_v2")).to.deep.equal([
      "conv 1×1, 96 / BN · ReLU6",
      "depthwise conv 3×3, 96, stride 2 / BN · ReLU6",
      "conv 1×1, 24 / BN",
    ]);
  });
});
