import type { Network } from "@netgraft/core";
import { expect } from "chai";
import { exposing } from "@netgraft/core/graph";
import { framework } from "../support/framework.js";

/**
 * The maps at both ends of a network of each backbone, channels and side: what PyTorch has after the layers before the first pool
 * or stage (timm's `act1`, `Conv2d_2b_3x3`, …), and what enters its global pool; and the channels of the embedding, which is
 * what timm gives with `num_classes=0`.
 */
const ends: Readonly<Record<string, readonly [stem: string | undefined, beforePool: string, embedding: number]>> = {
  resnet50: ["64@112", "2048@7", 2048],
  res2net50_26w_4s: ["64@112", "2048@7", 2048],
  resnet50d: ["64@112", "2048@7", 2048],
  senet154: ["128@112", "2048@7", 2048],
  resnet20_cifar: ["16@32", "64@8", 64],
  preresnet18: ["64@112", "512@7", 512],
  shakeshake26_2x96d_cifar: ["16@32", "384@8", 384],
  bninception: ["64@112", "1024@7", 1024],
  googlenet: ["64@112", "1024@7", 1024],
  densenet121: ["64@112", "1024@7", 1024],
  ghostnet_100: ["16@112", "960@7", 1280],
  rexnet_100: ["32@112", "1280@7", 1280],
  inception_v3: ["64@147", "2048@8", 2048],
  inception_v4: ["64@147", "1536@8", 1536],
  inception_resnet_v1: ["64@147", "1792@8", 512],
  inception_resnet_v2: ["64@147", "1536@8", 1536],
  mobilenet_v1: ["32@112", "1024@7", 1024],
  mobilenet_v2: ["32@112", "1280@7", 1280],
  mobilenet_v3_large: ["16@112", "960@7", 1280],
  efficientnet_b0: ["32@112", "1280@7", 1280],
  efficientnetv2_rw_t: ["24@112", "1024@7", 1024],
  regnety_002: ["32@112", "368@7", 368],
  mixnet_s: ["16@112", "1536@7", 1536],
  mnasnet_a1: ["32@112", "1280@7", 1280],
  shufflenet_v1_g3: ["24@112", "960@7", 960],
  shufflenet_v2_x1_0: ["24@112", "1024@7", 1024],
  ese_vovnet19b_dw: ["64@56", "1024@7", 1024],
  vgg16: [undefined, "512@7", 4096],
};

/** The map at a site, or undefined where there is no such site. */
function mapAt({ graph }: Network, site: string): string | undefined {
  const marks = graph.marks.filter((mark) => mark.kind === "site" && mark.site === site);
  expect(marks.length, `sites ${site}`).to.be.at.most(1);
  const value = graph.values[marks[0]?.value ?? -1];
  return value && `${value.size("channel")}@${value.size("height")}`;
}

describe("the sites at both ends", () => {
  it("are those of a network of each backbone", () => {
    const types = Object.keys(ends).map((name) => framework.compose(name).config.backbone.type);
    expect([...new Set(types)].toSorted()).to.deep.equal([...framework.catalog.backbones.names()].toSorted());
  });

  for (const [name, [stem, beforePool, embedding]] of Object.entries(ends))
    it(`of ${name} are ${stem ?? "no stem"} and ${beforePool}, embed into ${embedding}, and leave all other names as they are`, () => {
      const plain = framework.compose(name);
      expect([mapAt(plain, "stem"), mapAt(plain, "beforePool")]).to.deep.equal([stem, beforePool]);
      const exposed = exposing(plain.graph, [{ kind: "embedding" }]).outputs["embedding"];
      expect(exposed?.axes.map(({ size }) => size)).to.deep.equal(["any", embedding]);
      const names = plain.graph.state().map((spec) => spec.name);
      for (const [at, map] of [["stem", stem] as const, ["beforePool", beforePool] as const]) {
        if (map === undefined) continue;
        const attach = { type: "se", reduction: 8, bias: false };
        const network = framework.compose({ extends: name, attachments: [{ id: "end", attach, at }] });
        const channels = Number(map.split("@")[0]);
        const added = network.graph.state().filter((spec) => !names.includes(spec.name));
        expect(added.map((spec) => [spec.name, spec.shape])).to.deep.equal([
          [`${at}.end.fc1.weight`, [channels / 8, channels, 1, 1]],
          [`${at}.end.fc2.weight`, [channels, channels / 8, 1, 1]],
        ]);
        expect(network.graph.state().length).to.equal(names.length + 2);
      }
    });

  it("are counted with the first and with the last stage", () => {
    const paths = (where: object, at: string): readonly string[] =>
      framework
        .compose({ extends: "resnet50", attachments: [{ attach: { type: "se" }, at, where }] })
        .summary()
        .attachments.map(({ path }) => path);
    expect(paths({ stages: [1] }, "stem")).to.deep.equal(["stem.se"]);
    expect(paths({ stages: [4], path: "beforePool" }, "beforePool")).to.deep.equal(["beforePool.se"]);
    expect(() => paths({ stages: [2] }, "stem")).to.throw(
      /selects no block; expected one of the blocks of stage 1: stem/,
    );
  });
});

/** `feature_info` of timm 1.0.29: module, channels, reduction. Where names are torchvision's, timm's modules are others. */
const featureInfo: Readonly<Record<string, readonly (readonly [name: string, channels: number, reduction: number])[]>> =
  {
    resnet18: [
      ["act1", 64, 2],
      ["layer1", 64, 4],
      ["layer2", 128, 8],
      ["layer3", 256, 16],
      ["layer4", 512, 32],
    ],
    resnet50d: [
      ["act1", 64, 2],
      ["layer1", 256, 4],
      ["layer2", 512, 8],
      ["layer3", 1024, 16],
      ["layer4", 2048, 32],
    ],
    senet154: [
      ["act1", 128, 2],
      ["layer1", 256, 4],
      ["layer2", 512, 8],
      ["layer3", 1024, 16],
      ["layer4", 2048, 32],
    ],
    densenet121: [
      ["features.norm0", 64, 2],
      ["features.denseblock1", 256, 4],
      ["features.denseblock2", 512, 8],
      ["features.denseblock3", 1024, 16],
      ["features.norm5", 1024, 32],
    ],
    rexnet_100: [
      ["features.0", 16, 2],
      ["features.2", 38, 4],
      ["features.4", 61, 8],
      ["features.10", 128, 16],
      ["features.15", 185, 32],
    ],
    inception_v3: [
      ["Conv2d_2b_3x3", 64, 2],
      ["Conv2d_4a_3x3", 192, 4],
      ["Mixed_5d", 288, 8],
      ["Mixed_6e", 768, 16],
      ["Mixed_7c", 2048, 32],
    ],
    inception_v4: [
      ["features.2", 64, 2],
      ["features.3", 160, 4],
      ["features.9", 384, 8],
      ["features.17", 1024, 16],
      ["features.21", 1536, 32],
    ],
    inception_resnet_v2: [
      ["conv2d_2b", 64, 2],
      ["conv2d_4a", 192, 4],
      ["repeat", 320, 8],
      ["repeat_1", 1088, 16],
      ["conv2d_7b", 1536, 32],
    ],
    vgg16: [
      ["features.3", 64, 1],
      ["features.8", 128, 2],
      ["features.15", 256, 4],
      ["features.22", 512, 8],
      ["features.29", 512, 16],
      ["features.30", 512, 32],
    ],
    vgg16_bn: [
      ["features.5", 64, 1],
      ["features.12", 128, 2],
      ["features.22", 256, 4],
      ["features.32", 512, 8],
      ["features.42", 512, 16],
      ["features.43", 512, 32],
    ],
  };

describe("feature maps", () => {
  for (const [name, features] of Object.entries(featureInfo))
    it(`of ${name} are those of timm, the one at stride 2 among them`, () => {
      expect(framework.compose(name).features()).to.deep.equal(
        features.map(([module, channels, reduction]) => ({ name: module, channels, reduction })),
      );
    });

  /** Channels by reduction, as timm has them: names are torchvision's or pytorchcv's here. */
  const channels: Readonly<Record<string, readonly number[]>> = {
    preresnet50: [64, 256, 512, 1024, 2048],
    mobilenet_v1: [64, 128, 256, 512, 1024],
    mobilenet_v2: [16, 24, 32, 96, 320],
    mobilenet_v3_large: [16, 24, 40, 112, 960],
    mobilenet_v3_small: [16, 16, 24, 48, 576],
    efficientnet_b0: [16, 24, 40, 112, 320],
    mnasnet_a1: [16, 24, 40, 112, 320],
    mnasnet_b1: [16, 24, 40, 96, 320],
  };
  for (const [name, expected] of Object.entries(channels))
    it(`of ${name} have timm's channels from stride 2 to 32`, () => {
      expect(
        framework
          .compose(name)
          .features()
          .map((each) => [each.channels, each.reduction]),
      ).to.deep.equal(expected.map((each, index) => [each, 2 ** (index + 1)]));
    });

  it("lie where their reduction says, of every named network @long", () => {
    for (const { name } of framework.catalog.networks.all()) {
      const network = framework.compose(name);
      const { height } = network.config.input;
      for (const mark of network.graph.marks) {
        if (mark.kind !== "feature") continue;
        // Unpadded convolutions of Inceptions lose some positions at the border.
        const side = Number(network.graph.values[mark.value]?.size("height"));
        expect(Math.abs(side - height / mark.reduction), `${name} ${mark.name}`).to.be.at.most(4);
      }
    }
  });
});
