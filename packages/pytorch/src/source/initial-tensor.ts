import type { Buffer, Parameter } from "../body/body.js";
import { call, type Expression, fixed, method, operator, text } from "../python/expression.js";

/** The first values of a tensor of the state, as its initializer has them. */
export function initialTensor({ shape, initializer }: Parameter | Buffer): Expression {
  switch (initializer.kind) {
    case "zeros":
      return call("torch.zeros", shape);
    case "ones":
      return call("torch.ones", shape);
    case "constant":
      return call("torch.full", [{ kind: "list", brackets: "()", items: shape }, fixed(initializer.value)]);
    case "normal":
      return operator(call("torch.randn", shape), "*", fixed(initializer.deviation));
    case "heNormal":
      return call("nn.init.kaiming_normal_", [call("torch.empty", shape)], {
        mode: text(`"fan_${initializer.fan}"`),
        nonlinearity: text('"relu"'),
      });
    case "uniformFan": {
      const bound = 1 / Math.sqrt(initializer.fanIn);
      return method(call("torch.empty", shape), "uniform_", [fixed(-bound), fixed(bound)]);
    }
    default:
      return initializer satisfies never;
  }
}
