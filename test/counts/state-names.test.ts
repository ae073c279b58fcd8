import { expect } from "chai";
import { framework } from "../support/framework.js";
import { goldenText } from "../support/goldens.js";

/** Names and shapes of a state dict as PyTorch lists them, without the counters of batches. */
function published(name: string): Record<string, readonly number[]> {
  // The files under test/goldens/names map each tensor's name to its shape.
  const names = JSON.parse(goldenText(`names/timm-${name}.json`)) as Record<string, readonly number[]>;
  return Object.fromEntries(Object.entries(names).filter(([tensor]) => !tensor.endsWith("num_batches_tracked")));
}

describe("state-dict names", () => {
  for (const preset of [
    "seresnet18",
    "seresnet50",
    "seresnext50_32x4d",
    "senet154",
    "legacy_seresnet50",
    "legacy_senet154",
  ]) {
    it(`${preset} has timm's names and shapes`, () => {
      const state = framework.compose(preset).graph.state();
      expect(Object.fromEntries(state.map(({ name, shape }) => [name, shape]))).to.deep.equal(published(preset));
    });
  }
});
