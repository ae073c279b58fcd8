import type { Entry } from "../body/body.js";
import { type Expression, partsOf, type Slot } from "../python/expression.js";
import { flat } from "../python/print.js";

/** Where a part is there: by its flag, or always. */
export function flagsOf(expression: Expression): Slot | boolean {
  return "flag" in expression && expression.flag.kind === "slot" ? expression.flag : true;
}

/** What the flag of a part is called, where it has one. */
export function roleOf(expression: Expression): string | undefined {
  const flag = flagsOf(expression);
  return typeof flag === "boolean" ? undefined : flag.role;
}

export function isTensor(value: Entry["value"]): value is Exclude<Entry["value"], Expression> {
  return value.kind === "parameter" || value.kind === "buffer" || value.kind === "constant";
}

export function flagsIn(expression: Expression): number {
  const own = expression.kind === "optional" || expression.kind === "conditional" ? 1 : 0;
  return partsOf(expression).reduce((sum, part) => sum + flagsIn(part), own);
}

/** Whether a step begins with a 1×1 convolution: it is no other convolution's counterpart. */
export function isPointwise(expression: Expression): boolean {
  return (
    flat(expression.kind === "optional" ? expression.item : expression)
      .split("Conv2d(")[1]
      ?.includes("kernel_size=1,") === true
  );
}

/** What the flag of a step of a sequence is called: after its class, or an expansion, which a 1×1 convolution before others is. */
export function flagName(expression: Expression, index: number): string {
  const callee = expression.kind === "call" ? flat(expression.callee) : "";
  if (!callee.startsWith("nn.") && callee !== "") return callee.toLowerCase();
  return index === 0 && isPointwise(expression) ? "expand" : `step${index}`;
}
