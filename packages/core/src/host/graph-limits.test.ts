import { expect } from "chai";
import { z } from "#zod";
import { attachment } from "../compose/attachment.js";
import { backbone } from "../compose/backbone.js";
import { problemOf, thrown } from "../errors/thrown.test.support.js";
import { axes } from "../graph/axes.js";
import { GraphBuilder } from "../graph/graph-builder.js";
import { graphFromJson } from "../graph/graph-from-json.js";
import { graphToJson } from "../graph/graph-to-json.js";
import type { Value } from "../graph/value.js";
import { limitsVariable } from "../limits/limits.js";
import { coreOperations } from "../operations/core-operations.js";
import { definePlugin } from "./plugin.js";
import { createFramework } from "./framework.js";

const zeros = { kind: "zeros" } as const;

/** A backbone of layers and channels without bounds of its own. */
const endless = backbone({
  type: "endless",
  summary: "As deep and as wide as its options say.",
  description: "For tests.",
  options: { layers: z.number().default(1), width: z.number().default(4), modules: z.boolean().default(false) },
  sites: { output: "at the end" },
  standard: "output",
  build:
    ({ layers, width, modules }, { classes }) =>
    (b, x) => {
      let y: Value = b.conv("stem", x, { channels: width, kernel: 1 });
      for (let layer = 0; layer < layers; layer += 1) y = modules ? b.module(`m${layer}`, () => y) : b.relu(y);
      y = b.stage(
        {
          index: 1,
          name: "layer1",
          reduction: 1,
          blocks: [{ name: "0", block: { type: "plain", stride: 1, build: (c, v) => c.site("output", v) } }],
        },
        y,
      );
      return b.dense("fc", b.globalAveragePool(y), { channels: classes });
    },
});
const deep = attachment({
  type: "deep",
  summary: "Never ends.",
  description: "For tests.",
  options: {},
  build: () => (b, x) => {
    for (let y = x; ;) y = b.relu(y);
  },
});
const framework = createFramework({
  plugins: [definePlugin({ name: "limits", apiVersion: "^1.1", backbones: [endless], attachments: [deep] })],
});
const config = (options: object, more: object = {}): Parameters<typeof framework.compose>[0] => ({
  name: "net",
  classes: 2,
  input: { height: 8, width: 8 },
  backbone: { type: "endless", ...options },
  ...more,
});

describe("the limits of a graph", () => {
  describe("in values", () => {
    before(() => void (process.env[limitsVariable] = "graph-values=1000"));
    after(() => void delete process.env[limitsVariable]);

    it("leave what is below them", () => {
      expect(framework.compose(config({ layers: 900 })).graph.nodes).to.have.length.above(900);
    });

    for (const options of [{ layers: Infinity }, { layers: Infinity, modules: true }])
      it(`end a backbone of ${JSON.stringify(options)} layers, and name its options`, () => {
        // A number that no config has, and a plugin's own options may come to.
        const plan = (): unknown => framework.compose(config({ ...options, layers: 1e9 }));
        expect(problemOf("NG_GRAPH_TOO_LARGE", plan)).to.include({
          at: "backbone",
          message: "the network grows beyond what is composed",
          expected: "at most 1000 values (NETGRAFT_LIMITS=graph-values=… allows more)",
        });
      });

    it("end an attachment, and name its rule", () => {
      const { problems } = thrown("NG_GRAPH_TOO_LARGE", () =>
        framework.compose(config({}, { attachments: [{ attach: { type: "deep" }, at: "output" }] })),
      );
      expect(problems.map(({ at }) => at)).to.include("layer1.0.deep");
    });

    it("are those of a graph in JSON", () => {
      const form = graphToJson(framework.compose(config({ layers: 900 })).graph);
      process.env[limitsVariable] = "graph-values=500";
      expect(problemOf("NG_GRAPH_INVALID", () => graphFromJson(form, coreOperations))).to.include({ at: "values" });
      process.env[limitsVariable] = "graph-values=1000";
      expect(graphFromJson(form, coreOperations).nodes).to.have.length.above(900);
    });
  });

  it("in depth are those of a graph in JSON", () => {
    let options: unknown = 1;
    for (let level = 0; level < 20_000; level += 1) options = [options];
    const form = { ...graphToJson(framework.compose(config({})).graph), extra: options };
    expect(problemOf("NG_GRAPH_INVALID", () => graphFromJson(form, coreOperations))).to.include({
      message: "it is nested too deeply",
    });
  });

  describe("in what is counted exactly", () => {
    it("are those of one tensor", () => {
      expect(problemOf("NG_SHAPE", () => framework.compose(config({ width: 2 ** 53 - 1 })))).to.include({
        at: "stem.weight",
        message: "there are more elements than can be counted exactly (2^53)",
      });
    });

    it("are those of the state", () => {
      const b = new GraphBuilder("net");
      const half = axes({ out: 2 ** 26, in: 2 ** 26 });
      b.parameter("a", half, zeros);
      const rest = axes({ out: 2 ** 26 - 1, in: 2 ** 26 });
      b.parameter("b", rest, zeros);
      b.buffer("c", axes({ out: 2 ** 26 - 1 }), zeros);
      const { parameters, buffers } = { parameters: 2 ** 53 - 2 ** 26, buffers: 2 ** 26 - 1 };
      expect(parameters + buffers).to.equal(Number.MAX_SAFE_INTEGER);
      expect(problemOf("NG_GRAPH_TOO_LARGE", () => b.buffer("d", axes({ out: 1 }), zeros))).to.include({ at: "d" });
      const continued = GraphBuilder.continuing(b.build());
      expect(problemOf("NG_GRAPH_TOO_LARGE", () => continued.buffer("d", axes({ out: 1 }), zeros))).to.include({
        at: "d",
      });
      const form = graphToJson(b.build());
      const more = {
        dtype: "float32",
        axes: [{ name: "out", size: 1 }],
        source: { kind: "buffer", name: "d", initializer: zeros },
      };
      const { message } = problemOf("NG_GRAPH_INVALID", () =>
        graphFromJson({ ...form, values: [...form.values, more] }, coreOperations),
      );
      expect(message).to.match(/more elements than can be counted exactly/);
    });

    it("are those of the work", () => {
      // Each of the stem's maps and weights is counted: 3 · 2^28 weights at 2^26 places.
      const input = { height: 2 ** 13, width: 2 ** 13 };
      expect(
        problemOf("NG_GRAPH_TOO_LARGE", () => framework.compose(config({ width: 2 ** 26 }, { input }))),
      ).to.include({
        at: "net",
        message: "the work of one example (multiply-accumulates) is more than can be counted exactly (2^53)",
      });
    });
  });
});
