import { expect } from "chai";
import { framework } from "../support/framework.js";
import { networkGoldens } from "../support/goldens.js";
import { distance, logitsOf, nameDerivedInput, nameDerivedState } from "../support/run.js";

/** Largest difference over the spread of the logits that is still agreement. */
const tolerance = 1e-4;

for (const file of [
  "resnet-backbone",
  "resnet-sites",
  "resnet-se",
  "presets",
  "article",
  "vgg",
  "inception",
  "mobile",
  "preresnet",
  "attention-networks",
]) {
  describe(`networks of ${file}.json against PyTorch`, () => {
    for (const { id, config, batch, gain, parameters, macs, features, outputShape, logits } of networkGoldens(file)) {
      it(id, async () => {
        const composed = framework.compose({ name: id, ...config });
        const { graph } = composed;
        const summary = composed.summary();
        expect({ parameters: summary.parameters, macs: summary.macs }).to.deep.equal({ parameters, macs });
        if (features !== undefined) {
          expect(composed.features().map(({ name, channels }) => [name, channels])).to.deep.equal(
            features.map(({ path, shape }) => [path, shape[1]]),
          );
        }
        const found = await logitsOf(graph, nameDerivedState(graph, gain), nameDerivedInput(graph, batch));
        expect([found.length, found[0]?.length]).to.deep.equal(outputShape);
        expect(distance(found, logits)).to.be.at.most(tolerance);
      });
    }
  });
}
