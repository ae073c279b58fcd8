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
  ],
  torchvision: ["vgg16_bn", "googlenet", "inception_v3"],
  pytorchcv: ["bninception"],
};

describe("state-dict names", () => {
  for (const [source, names] of Object.entries(presets)) {
    for (const preset of names) {
      it(`${preset} has ${source}'s names and shapes`, () => {
        const state = framework.compose(preset).graph.state();
        expect(Object.fromEntries(state.map(({ name, shape }) => [name, shape]))).to.deep.equal(
          publishedNames(`${source}-${preset}`),
        );
      });
    }
  }
});
