import { exposing, float32Tensor } from "@netgraft/core/graph";
import { evaluate } from "@netgraft/testing";
import { nameDerivedUniform, nameDerivedWeights } from "@netgraft/weights";
import { expect } from "chai";
import { relativeDistance } from "../gradients/relative-distance.js";
import { framework } from "../support/framework.js";
import { goldenTable } from "../support/goldens.js";
import { oracleFamilies } from "./oracle-networks.js";

/**
 * What the classifier of a network of oracles.csv takes, by how its name begins: `num_features` of timm, or what the published
 * implementation names as the inputs of its last layer.
 */
const embeddings: readonly (readonly [names: RegExp, channels: number])[] = [
  [/^(se-|cbam-|bam-|eca-|se-pre)?resnet-?(18|34)\b/, 512],
  [/^(se-|cbam-|bam-|eca-|gc-|se-pre)?resne[tx]t?-?(50|101|152)|^s[ek]net-/, 2048],
  [/^(bninception|se-bn-inception|googlenet)/, 1024],
  [/^(se-)?inception[-_]v3/, 2048],
  [/^(inception_v4|(se-)?inception[-_]resnet[-_]v2)/, 1536],
  [/^inception_resnet_v1/, 512],
  [/^(se-)?mobilenet[-_]v1|^mobilenet_v3_small/, 1024],
  [/^(mobilenet_v2|mobilenet_v3_large|mnasnet|efficientnet_b0)/, 1280],
  [/^shufflenet_v1_g1/, 576],
  [/^shufflenet_v1_g2/, 800],
  [/^(se-)?shufflenet[-_]v1[-_]g3/, 960],
  [/^shufflenet_v1_g4/, 1088],
  [/^shufflenet_v1_g8/, 1536],
  [/^shufflenet_v2_x1_0/, 1024],
  [/^(se-)?vgg16/, 4096],
];

describe("networks of no classes", () => {
  const table = goldenTable("oracles.csv");
  for (const [family, { rows: expected, config: configOf }] of Object.entries(oracleFamilies))
    it(`of ${family} count what the published ones do without their classifiers`, () => {
      let found = 0;
      for (const row of table) {
        const config = configOf(row);
        if (config === undefined) continue;
        found += 1;
        const { network = "", parameters = "", macs = "" } = row;
        const [, channels = Number.NaN] = embeddings.find(([names]) => names.test(network)) ?? [];
        const embedder = framework.compose({ name: network, ...config, classes: 0 });
        const outputs = Object.entries(embedder.graph.outputs).map(([name, { axes }]) => [
          name,
          axes.map(({ size }) => size),
        ]);
        expect(outputs, network).to.deep.equal([["embedding", ["any", channels]]]);
        const summary = embedder.summary();
        // A layer of 1000 outputs, with a bias. Auxiliary heads go with it.
        const heads = network.includes("with auxiliary")
          ? framework.compose({ name: network, ...config }).summary().auxiliaryParameters
          : 0;
        expect(summary.parameters, network).to.equal(Number(parameters) - heads - 1000 * channels - 1000);
        expect(summary.auxiliaryParameters, network).to.equal(0);
        if (/^\d+$/.test(macs)) expect(summary.macs, network).to.equal(Number(macs) - 1000 * channels);
      }
      expect(found).to.equal(expected);
    });

  it("are without the modules of the classifier, and else name all as before, of a network of each backbone", () => {
    const left = new Set(framework.catalog.backbones.names());
    for (const { name } of framework.catalog.networks.all()) {
      const whole = framework.compose(name);
      if (!left.delete(whole.config.backbone.type)) continue;
      const network = framework.compose({ extends: name, classes: 0 });
      const names = network.graph.state().map((spec) => spec.name);
      const isSurplus = (tensor: string): boolean => network.surplus.some((module) => tensor.startsWith(`${module}.`));
      const all = whole.graph.state().map((spec) => spec.name);
      expect(names, name).to.deep.equal(all.filter((tensor) => !isSurplus(tensor)));
      expect(all.length - names.length, name).to.be.at.least(2);
      expect(network.features(), name).to.deep.equal(whole.features());
      expect(network.summary().attachments, name).to.deep.equal(whole.summary().attachments);
      expect(Object.keys(exposing(network.graph, [{ kind: "embedding" }]).outputs)).to.deep.equal(["embedding"]);
    }
    expect([...left]).to.deep.equal([]);
  });

  for (const backbone of [
    { type: "resnet", layers: [1, 1], block: "basic", width: 4, stem: "cifar", dropout: 0.5 },
    { type: "vgg", hiddenChannels: 8, widthMultiplier: 0.0625 },
    { type: "mobilenet_v2", widthMultiplier: 0.125 },
    { type: "googlenet", widthMultiplier: 0.125, auxiliary: true },
  ])
    it(`give what the classifier of ${backbone.type} makes the logits of`, () => {
      const config = { name: "embedding", input: { height: 32, width: 32 }, backbone };
      const { graph } = framework.compose({ ...config, classes: 3 });
      const network = framework.compose({ ...config, classes: 0 });
      const state = nameDerivedWeights(graph.state());
      const input = float32Tensor([2, 3, 32, 32], nameDerivedUniform("input", 2 * 3 * 32 * 32));
      const logits = evaluate({ graph, state }, { input })["logits"]?.data ?? [];
      const embedding = evaluate({ graph: network.graph, state }, { input })["embedding"]?.data ?? new Float64Array();
      const module = network.surplus.find((name) => !name.startsWith("aux")) ?? "";
      const [weight = [], bias = []] = ["weight", "bias"].map((name) => [
        ...(state.get(`${module}.${name}`)?.data ?? []),
      ]);
      const size = embedding.length / 2;
      const layer = [0, 1].flatMap((row) =>
        [0, 1, 2].map((label) =>
          embedding
            .slice(row * size, (row + 1) * size)
            .reduce((sum, value, place) => sum + value * Number(weight[label * size + place]), Number(bias[label])),
        ),
      );
      expect(relativeDistance(layer, [...logits])).to.be.at.most(1e-9);
    });
});
