import type { WrittenNetworkConfig } from "@netgraft/core";
import { expect } from "chai";
import { framework } from "../support/framework.js";
import { publishedNames } from "../support/published-names.js";

/** Presets by the source whose names they have. */
const presets = {
  timm: [
    "seresnet18",
    "seresnet50",
    "seresnext50_32x4d",
    "senet154",
    "legacy_seresnet50",
    "legacy_senet154",
    "inception_v4",
    "inception_resnet_v2",
    "mnasnet_a1",
    "efficientnetv2_rw_t",
    "regnety_002",
    "regnetv_064",
    "ese_vovnet19b_dw",
    "eca_vovnet39b",
  ],
  torchvision: [
    "vgg16_bn",
    "googlenet",
    "inception_v3",
    "mobilenet_v2",
    "mobilenet_v3_large",
    "mobilenet_v3_small",
    "efficientnet_b0",
    "shufflenet_v2_x1_0",
  ],
  pytorchcv: ["bninception", "sepreresnet18"],
};

/** Networks that the source calls otherwise, or that are no preset, by the file of its names. */
const others: Readonly<Record<string, string | WrittenNetworkConfig>> = {
  "timm-efficientnet_b0": "tf_efficientnet_b0",
  "pytorchcv-mobilenet_w1": "mobilenet_v1",
  "pytorchcv-shufflenet_g1_w1": "shufflenet_v1_g1",
  "pytorchcv-shufflenet_g3_w1": "shufflenet_v1_g3",
  "pytorchcv-preresnet164bn_cifar10": "preresnet164bn_cifar",
  "pytorchcv-wrn16_10_cifar10": { extends: "wrn16_8_cifar", backbone: { widen: 10 } },
};

describe("state-dict names", () => {
  for (const [source, names] of Object.entries(presets)) {
    for (const preset of names) {
      it(`${preset} has ${source}'s names and shapes`, () => {
        expect(namesOf(preset)).to.deep.equal(publishedNames(`${source}-${preset}`));
      });
    }
  }

  for (const [file, config] of Object.entries(others)) {
    it(`${typeof config === "string" ? config : config.extends} has the names and shapes of ${file}`, () => {
      expect(namesOf(config)).to.deep.equal(publishedNames(file));
    });
  }

  it("stay where a config removes the SE that a network has of its own", () => {
    for (const preset of ["mobilenet_v3_large", "efficientnet_b0", "mnasnet_a1"]) {
      const all = namesOf(preset);
      const kept = namesOf({ extends: preset, attachments: [{ id: "se", attach: null }] });
      const isOfSe = (name: string): boolean => /\.(?:fc[12]|conv_reduce|conv_expand)\./.test(name);
      expect(Object.keys(kept)).to.have.members(Object.keys(all).filter((name) => !isOfSe(name)));
      expect(Object.keys(all).some(isOfSe), preset).to.equal(true);
    }
  });
});

/** The shapes of a network's state by name. */
function namesOf(config: string | WrittenNetworkConfig): Readonly<Record<string, readonly number[]>> {
  const state = framework.compose(config).graph.state();
  return Object.fromEntries(state.map(({ name, shape }) => [name, shape]));
}
