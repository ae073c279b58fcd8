import { expect } from "chai";
import { createFramework } from "../../create-framework.js";
import { timmArchitecture } from "./timm-architecture.js";

describe("the architecture of timm's that a network is", () => {
  const framework = createFramework();
  const of = (config: Parameters<typeof framework.compose>[0]): unknown =>
    timmArchitecture(framework.compose(config), framework);

  for (const [what, config, expected] of [
    ["a preset of its name", "resnet18", { name: "resnet18", args: {} }],
    ["one with attachments", "seresnet18", { name: "seresnet18", args: {} }],
    [
      "one in other words, for other classes and sizes",
      { name: "mine", backbone: { type: "resnet", depth: 18 }, classes: 7, input: { height: 64, width: 96 } },
      { name: "resnet18", args: {} },
    ],
    [
      "one with arguments",
      {
        extends: "resnet18",
        input: { channels: 1 },
        preprocess: { mean: [0], std: [1] },
        backbone: { type: "resnet", dropout: 0.3 },
      },
      { name: "resnet18", args: { in_chans: 1, drop_rate: 0.3 } },
    ],
    [
      "with an attachment that timm has not",
      { extends: "resnet18", attachments: [{ attach: { type: "simam" } }] },
      undefined,
    ],
    ["with another option", { extends: "resnet18", backbone: { type: "resnet", epsilon: 1e-3 } }, undefined],
    ["one that timm has not", "resnet20_cifar", undefined],
    ["one whose tensors timm names otherwise", "vgg11_bn", undefined],
    ["one in torchvision's layout", "efficientnet_b0", undefined],
    [
      "one in timm's layout",
      { extends: "efficientnet_b0", backbone: { type: "efficientnet", names: "timm" } },
      { name: "efficientnet_b0", args: {} },
    ],
    [
      "one of its name that it computes otherwise",
      { extends: "efficientnet_b5", backbone: { type: "efficientnet", names: "timm" } },
      undefined,
    ],
    [
      "one that is computed as timm does",
      { extends: "efficientnet_b5", backbone: { type: "efficientnet", names: "timm", epsilon: 1e-5 } },
      { name: "efficientnet_b5", args: {} },
    ],
    ["a RegNet", "regnetx_002", { name: "regnetx_002", args: {} }],
  ] as const)
    it(`is told of ${what}`, () => {
      // The compiler does not see that each is a valid config; composing says so.
      expect(of(config as Parameters<typeof of>[0])).to.deep.equal(expected);
    });
});
