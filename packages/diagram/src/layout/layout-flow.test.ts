import { expect } from "chai";
import { ema } from "../ema.test.support.js";
import { framework, frameworkWith } from "../framework.test.support.js";
import { drawNetwork, type Flow, layoutFlow, type PlacedFlow, textWidth } from "../index.js";
import { siteTextSize } from "./sizes.js";

/** One network at least of every family. */
const names = [
  "bninception",
  "efficientnet_b0",
  "googlenet",
  "inception_resnet_v1",
  "inception_resnet_v2",
  "inception_v3",
  "inception_v4",
  "mnasnet_a1",
  "mobilenet_v1",
  "mobilenet_v2",
  "mobilenet_v3_small",
  "resnet18",
  "resnet50d",
  "resnext50_32x4d",
  "senet154",
  "sepreresnet50",
  "seresnet50",
  "seshakeshake26_2x96d_cifar",
  "se_bninception",
  "se_shufflenet_v1_g3",
  "shufflenet_v2_x1_0",
  "vgg16_bn",
];

type Rectangle = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

function overlap(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Pairs that overlap, each as its two names. */
function overlaps(all: readonly (readonly [string, Rectangle])[]): readonly string[] {
  return all.flatMap(([name, a], index) =>
    all.slice(index + 1).flatMap(([other, b]) => (overlap(a, b) ? [`${name} and ${other}`] : [])),
  );
}

/** Texts that a line is drawn through: sizes, what stands beside sites, and boxes that the line neither leaves nor enters. */
function crossed({ nodes, edges }: PlacedFlow): readonly string[] {
  const texts = [
    ...nodes.map((node) => ({ what: node.lines.join(" "), id: node.id, box: within(node) })),
    ...nodes
      .filter(({ shape }) => shape === "site")
      .map((node) => ({ what: node.lines.join(" "), id: "", box: beside(node) })),
    ...edges.flatMap(({ label = "", labelBox }) =>
      labelBox === undefined ? [] : [{ what: label, id: "", box: within(labelBox) }],
    ),
  ];
  return edges.flatMap(({ from, to, points }) =>
    points.slice(1).flatMap((end, index) => {
      const start = points[index] ?? end;
      const [x, y] = [Math.min(start.x, end.x), Math.min(start.y, end.y)];
      const line = { x, y, width: Math.abs(start.x - end.x) + 0.1, height: Math.abs(start.y - end.y) + 0.1 };
      return texts
        .filter(({ id, box }) => id !== from && id !== to && overlap(line, box))
        .map(({ what }) => `${what}, by the way from ${from} to ${to}`);
    }),
  );
}

/** A box without its outermost pixels, where no text is. */
function within({ x, y, width, height }: Rectangle): Rectangle {
  return { x: x + 2, y: y + 1, width: width - 4, height: height - 2 };
}

/** The text beside a site. */
function beside(node: PlacedFlow["nodes"][number]): Rectangle {
  const { width, height } = siteTextSize(node);
  return { x: node.x + node.width + 6, y: node.y + (node.height - height) / 2, width: width - 6, height };
}

/** The boxes, what stands beside sites, and the sizes on edges. */
function rectangles({ nodes, edges }: PlacedFlow): readonly (readonly [string, Rectangle])[] {
  return [
    ...nodes.map((node) => [node.lines.join(" "), node] as const),
    ...nodes
      .filter(({ shape }) => shape === "site")
      .map((node) => [`beside the site ${node.lines.join(" ")}`, beside(node)] as const),
    ...edges.flatMap(({ label = "", labelBox }) =>
      labelBox === undefined ? [] : [[`label ${label}`, labelBox] as const],
    ),
  ];
}

function inside(inner: Rectangle, outer: Rectangle): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

describe("the layout of a block", () => {
  const attention = [
    "cbam",
    "bam",
    "eca",
    "gc",
    "sge",
    "coord",
    "triplet",
    "scse",
    "nl",
    "sk",
    "botnet",
    "sa",
    "dca",
  ].map((type) => ({
    name: `${type} in ResNet-50`,
    flows: (): readonly Flow[] =>
      drawNetwork(
        framework.compose({ name: type, backbone: { type: "resnet", depth: 50 }, attachments: [{ attach: { type } }] })
          .graph,
      ).details.map(({ flow }) => flow),
  }));
  const networks = names.map((name) => ({
    name,
    flows: (): readonly Flow[] => {
      const { details, sections } = drawNetwork(framework.compose(name).graph);
      const operations = sections.flatMap(({ rows }) => rows).find(({ detail }) => detail !== undefined)?.operations;
      return [...details.map(({ flow }) => flow), ...(operations === undefined ? [] : [operations])];
    },
  }));
  const byAuthors = {
    name: "EMA in ResNet-50, with a module of its own",
    flows: (): readonly Flow[] => {
      const config = {
        name: "ema",
        backbone: { type: "resnet", depth: 50 },
        attachments: [{ attach: { type: "ema" } }],
      };
      return drawNetwork(frameworkWith(ema).compose(config).graph).details.map(({ flow }) => flow);
    },
  };
  for (const { name, flows } of [...networks, ...attention, byAuthors]) {
    it(`of ${name} has no overlaps, and room for all text`, async () => {
      for (const flow of flows()) {
        const placed = await layoutFlow(flow);
        expect(overlaps(rectangles(placed))).to.deep.equal([]);
        expect(crossed(placed)).to.deep.equal([]);
        const sheet = { x: 0, y: 0, width: placed.width, height: placed.height };
        for (const [what, rectangle] of rectangles(placed)) expect(inside(rectangle, sheet), what).to.equal(true);
        for (const { shape, lines, width } of placed.nodes) {
          if (shape === "join" || shape === "site") continue;
          const needed = Math.max(...lines.map((line) => textWidth(line, { size: shape === "terminal" ? 10.5 : 12 })));
          expect(width, lines.join(" ")).to.be.at.least(needed);
        }
        for (const group of placed.groups)
          for (const node of placed.nodes)
            expect(
              node.group === group.id ? inside(node, group) : !overlap(node, group),
              node.lines.join(" "),
            ).to.equal(true);
      }
    });
  }
});

describe("the width of text", () => {
  it("is that of Adobe's metrics of Helvetica", () => {
    // Helvetica.afm: A 667, i 222, multiply 584, space 278; Helvetica-Bold.afm: A 722.
    expect(textWidth("A", { size: 1000 })).to.equal(667);
    expect(textWidth("A", { size: 1000, bold: true })).to.equal(722);
    expect(textWidth("i × i", { size: 10 })).to.be.closeTo((222 + 278 + 584 + 278 + 222) / 100, 1e-9);
  });
});
