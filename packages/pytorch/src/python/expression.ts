/** What an argument may be: a number, a flag, a tuple of numbers, or the name of a class of `torch.nn`. */
export type Literal = number | boolean | string | readonly number[];

/**
 * What a literal says: channels may be another layer's channels, a stride never is a kernel's size. Literals of one family that
 * agree in every module of a class are one argument.
 */
export type Family =
  "channels" | "classes" | "kernel_size" | "stride" | "padding" | "dilation" | "rate" | "flag" | "type" | "other";

/** An argument of a call; where it is the default of what is called, it is left out. */
export interface Argument {
  /** Absent where it is given by position. */
  readonly name?: string;
  readonly value: Expression;
  readonly default?: Literal;
}

/** A literal that may differ from module to module of one class, and then is an argument of the class. */
export interface Slot {
  readonly kind: "slot";
  readonly value: Literal;
  readonly family: Family;
  /** What the argument is called at best, e.g. `stride`. */
  readonly role: string;
  /** The layer that it is of, e.g. `conv2`, where it is one's. */
  readonly layer?: string;
  /** Its values in all modules of a class, where they are known; undefined in those that have no part with it. */
  readonly values?: readonly (Literal | undefined)[];
}

/** An expression of Python. */
export type Expression =
  | { readonly kind: "text"; readonly text: string }
  | Slot
  /** A tensor that the body computes or is given, by the graph's value. */
  | { readonly kind: "value"; readonly id: number }
  | { readonly kind: "member"; readonly of: Expression; readonly name: string }
  | { readonly kind: "call"; readonly callee: Expression; readonly arguments: readonly Argument[] }
  | { readonly kind: "index"; readonly of: Expression; readonly items: readonly Expression[] }
  | { readonly kind: "range"; readonly start?: Expression; readonly end?: Expression; readonly step?: Expression }
  | {
      readonly kind: "operator";
      readonly operator: Operator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: "list"; readonly brackets: "()" | "[]" | "{}"; readonly items: readonly Expression[] }
  /** An item of a dictionary. */
  | { readonly kind: "pair"; readonly key: string; readonly value: Expression }
  /** What is there where a flag says so, and something else elsewhere. */
  | {
      readonly kind: "conditional";
      readonly flag: Expression;
      readonly chosen: Expression;
      readonly otherwise: Expression;
    }
  /** An item of a list that is there where a flag says so. */
  | { readonly kind: "optional"; readonly flag: Expression; readonly item: Expression }
  /** A sum of which the second part is there where a flag says so. */
  | { readonly kind: "added"; readonly flag: Expression; readonly sum: Expression }
  /** A module of a class that is written, by a key. */
  | { readonly kind: "instance"; readonly key: string };

export type Operator = "+" | "-" | "*" | "/" | "//" | "**" | ">" | "!=";

export function text(written: string): Expression {
  return { kind: "text", text: written };
}

export function member(of: Expression | string, name: string): Expression {
  return { kind: "member", of: typeof of === "string" ? text(of) : of, name };
}

/** A call with arguments by position, and then by name. */
export function call(
  callee: Expression | string,
  positional: readonly Expression[],
  named: Readonly<Record<string, Expression | undefined>> = {},
): Expression {
  return {
    kind: "call",
    callee: typeof callee === "string" ? text(callee) : callee,
    arguments: [
      ...positional.map((value) => ({ value })),
      ...Object.entries(named).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }])),
    ],
  };
}

/** A method of a tensor. */
export function method(
  of: Expression,
  name: string,
  positional: readonly Expression[] = [],
  named: Readonly<Record<string, Expression | undefined>> = {},
): Expression {
  return call(member(of, name), positional, named);
}

export function operator(left: Expression, sign: Operator, right: Expression): Expression {
  return { kind: "operator", operator: sign, left, right };
}

export function tuple(items: readonly Expression[]): Expression {
  return { kind: "list", brackets: "()", items };
}

/** A literal that never is an argument, such as the number of a dimension. */
export function fixed(value: number | string | boolean): Expression {
  return text(typeof value === "boolean" ? (value ? "True" : "False") : String(value));
}

/** A number that may be an argument of the class. */
export function slot(value: Literal, role: string, family: Family = "other"): Slot {
  return { kind: "slot", value, role, family };
}

/** The expressions directly inside of one. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "member":
      return [expression.of];
    case "call":
      return [expression.callee, ...expression.arguments.map(({ value }) => value)];
    case "index":
      return [expression.of, ...expression.items];
    case "range":
      return [expression.start, expression.end, expression.step].filter((part) => part !== undefined);
    case "operator":
      return [expression.left, expression.right];
    case "list":
      return expression.items;
    case "pair":
      return [expression.value];
    case "conditional":
      return [expression.chosen, expression.flag, expression.otherwise];
    case "optional":
      return [expression.item, expression.flag];
    case "added":
      return [expression.sum, expression.flag];
    default:
      return [];
  }
}

/** The expression with each part replaced, those inside first; `replace` gives undefined for what stays. */
export function mapped(expression: Expression, replace: (part: Expression) => Expression | undefined): Expression {
  const inside = (part: Expression): Expression => mapped(part, replace);
  const rebuilt = ((): Expression => {
    switch (expression.kind) {
      case "member":
        return { ...expression, of: inside(expression.of) };
      case "call":
        return {
          ...expression,
          callee: inside(expression.callee),
          arguments: expression.arguments.map((argument) => ({ ...argument, value: inside(argument.value) })),
        };
      case "index":
        return { ...expression, of: inside(expression.of), items: expression.items.map(inside) };
      case "range": {
        const { start, end, step } = expression;
        return {
          kind: "range",
          ...(start && { start: inside(start) }),
          ...(end && { end: inside(end) }),
          ...(step && { step: inside(step) }),
        };
      }
      case "operator":
        return { ...expression, left: inside(expression.left), right: inside(expression.right) };
      case "list":
        return { ...expression, items: expression.items.map(inside) };
      case "pair":
        return { ...expression, value: inside(expression.value) };
      case "conditional": {
        const [chosen, flag, otherwise] = [expression.chosen, expression.flag, expression.otherwise].map(inside);
        return chosen && flag && otherwise ? { kind: "conditional", chosen, flag, otherwise } : expression;
      }
      case "optional": {
        const [item, flag] = [expression.item, expression.flag].map(inside);
        return item && flag ? { kind: "optional", item, flag } : expression;
      }
      case "added": {
        const [sum, flag] = [expression.sum, expression.flag].map(inside);
        return sum && flag ? { kind: "added", sum, flag } : expression;
      }
      default:
        return expression;
    }
  })();
  return replace(rebuilt) ?? rebuilt;
}
