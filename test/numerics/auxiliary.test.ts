import { matchStateDict } from "@netgraft/weights";
import { expect } from "chai";
import { framework } from "../support/framework.js";
import { distance, logitsOf, nameDerivedInput, nameDerivedState } from "../support/run.js";

describe("auxiliary heads", () => {
  for (const [type, head] of [
    ["googlenet", "aux1."],
    ["inception_v3", "AuxLogits."],
  ] as const) {
    const composed = (auxiliary: boolean): ReturnType<typeof framework.compose> =>
      framework.compose({
        name: type,
        input: { height: 75, width: 83 },
        classes: 5,
        backbone: { type, widthMultiplier: 0.125, auxiliary },
      });

    it(`of ${type} are counted apart and change nothing else`, async () => {
      const [without, withHeads] = [composed(false), composed(true)];
      const { auxiliaryParameters, ...rest } = withHeads.summary();
      expect(auxiliaryParameters).to.be.greaterThan(0);
      expect(without.summary()).to.deep.equal({ ...rest, auxiliaryParameters: 0 });
      const state = nameDerivedState(withHeads.graph, 1.5);
      const input = nameDerivedInput(without.graph, 2);
      const logits = await logitsOf(without.graph, nameDerivedState(without.graph, 1.5), input);
      expect(distance(await logitsOf(withHeads.graph, state, input), logits)).to.equal(0);
    });

    it(`of ${type} need no weights to predict`, async () => {
      const { graph } = composed(true);
      const whole = nameDerivedState(graph, 1.5);
      const body = new Map([...whole].filter(([name]) => !name.startsWith(head)));
      expect(body.size).to.be.lessThan(whole.size);
      const input = nameDerivedInput(graph, 1);
      const logits = await logitsOf(graph, matchStateDict(graph.state(), body), input);
      expect(distance(logits, await logitsOf(graph, whole, input))).to.equal(0);
    });
  }
});
