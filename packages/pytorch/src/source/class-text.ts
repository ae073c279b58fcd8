import type { Buffer, Constant, Entry, Parameter } from "../body/body.js";
import type { Line } from "../body/forward.js";
import type { ModuleClass } from "../classes/module-class.js";
import { call, type Expression, fixed, type Literal, text } from "../python/expression.js";
import { printed, printedList, printedLiteral } from "../python/print.js";
import { initialTensor } from "./initial-tensor.js";

/**
 * A class as lines of the file.
 * @param documentation its docstring, a line each
 * @param heads how many of its last results are those of auxiliary heads, which serve training alone
 */
export function classText(made: ModuleClass, documentation: readonly string[], heads = 0): readonly string[] {
  return [
    `class ${made.name}(nn.Module):`,
    ...docstring(documentation, 4),
    ...(documentation.length > 0 ? [""] : []),
    ...initText(made),
    ...(hasInit(made) ? [""] : []),
    ...forwardText(made, heads),
  ];
}

/** A docstring: one line, or a line and what is told beside it. */
export function docstring(lines: readonly string[], indent: number): readonly string[] {
  const [first, ...rest] = lines;
  const space = " ".repeat(indent);
  if (first === undefined) return [];
  if (rest.length === 0) return [`${space}"""${first}"""`];
  return [`${space}"""${first}`, ...rest.map((line) => (line === "" ? "" : `${space}${line}`)), `${space}"""`];
}

function hasInit({ entries, kept }: ModuleClass): boolean {
  return entries.length > 0 || kept.length > 0;
}

function initText(made: ModuleClass): readonly string[] {
  if (!hasInit(made)) return [];
  const parameters = made.parameters.map(({ name, values, default: usual }) => {
    const type = typeOf(values);
    return `${name}: ${type}${usual === undefined ? "" : ` = ${printedLiteral(usual)}`}`;
  });
  return [
    ...head("__init__", ["self", ...parameters], "None"),
    "        super().__init__()",
    ...made.kept.map((name) => `        self.${name} = ${name}`),
    ...made.entries.flatMap(entryText),
  ];
}

/** The head of a function as black has it: a single argument too long for the line gets its comma. */
function head(name: string, items: readonly string[], returns: string): readonly string[] {
  const lines = printedList(`def ${name}`, items, ` -> ${returns}:`, 4);
  return lines;
}

function typeOf(values: readonly Literal[]): string {
  const [first] = values;
  if (typeof first === "boolean") return "bool";
  if (values.some((value) => typeof value === "string")) return "type[nn.Module]";
  const types = new Set(
    values.map((value) =>
      typeof value === "object"
        ? `tuple[${value.map(() => "int").join(", ")}]`
        : Number.isInteger(value)
          ? "int"
          : "float",
    ),
  );
  if (types.has("float")) types.delete("int");
  return [...types].toSorted().join(" | ");
}

function forwardText({ forward, bodies }: ModuleClass, heads: number): readonly string[] {
  const inputs = forward.inputs.map((name) => `${name}: Tensor`);
  const count = bodies[0]?.outputs.length ?? 1;
  const whole = count === 1 ? "Tensor" : `tuple[${Array.from({ length: count }, () => "Tensor").join(", ")}]`;
  const returns = heads === 0 ? whole : count - heads === 1 ? `Tensor | ${whole}` : "tuple[Tensor, ...]";
  const lines = heads === 0 ? forward.lines.flatMap(lineText) : withHeads(forward.lines, heads);
  return [...head("forward", ["self", ...inputs], returns), ...lines];
}

/** What serves training alone is computed there alone, and given beside the logits, as torchvision does. */
function withHeads(lines: readonly Line[], heads: number): readonly string[] {
  const results = lines.at(-1)?.expression;
  const names = results?.kind === "list" ? results.items.map((item) => (item.kind === "text" ? item.text : "")) : [];
  const own = names.slice(0, names.length - heads);
  const isHead = (target: string | undefined): boolean => target !== undefined && names.indexOf(target) >= own.length;
  return [
    ...lines.slice(0, -1).flatMap((line) => {
      const { targets, expression } = line;
      if (!isHead(targets[0])) return lineText(line);
      const otherwise = text("None");
      const inTraining: Expression = {
        kind: "conditional",
        flag: text("self.training"),
        chosen: expression,
        otherwise,
      };
      return lineText({ targets, expression: inTraining });
    }),
    "        if self.training:",
    `            return ${names.join(", ")}`,
    `        return ${own.join(", ")}`,
  ];
}

function lineText({ targets, expression }: Line): readonly string[] {
  const before = targets.length === 0 ? "return " : `${targets.join(", ")} = `;
  if (expression.kind !== "added" || expression.sum.kind !== "operator")
    return printed(before, withoutBrackets(expression), 8);
  // What may be added to is computed once.
  const { left, right } = expression.sum;
  const name = left.kind === "text" ? left : text("y");
  const sum: Expression = {
    kind: "conditional",
    flag: expression.flag,
    chosen: { ...expression.sum, left: name, right },
    otherwise: name,
  };
  return [...(left.kind === "text" ? [] : printed("y = ", left, 8)), ...printed(before, sum, 8)];
}

/** A tuple that is returned has no brackets. */
function withoutBrackets(expression: Expression): Expression {
  if (expression.kind !== "list" || expression.brackets !== "()") return expression;
  const names = expression.items.map((item) => (item.kind === "text" ? item.text : undefined));
  return names.includes(undefined) ? expression : text(names.join(", "));
}

function entryText({ target, value }: Entry): readonly string[] {
  switch (value.kind) {
    case "parameter":
      return printed(`self.${target} = `, call("nn.Parameter", [initialTensor(value)]), 8);
    case "buffer":
      return bufferText(target, value);
    case "constant":
      return constantText(target, value);
    default:
      return printed(`self.${target} = `, value, 8);
  }
}

/** The owner of a tensor, and its name there. */
function ownerOf(target: string): readonly [owner: string, name: string] {
  const dot = target.lastIndexOf(".");
  return dot < 0 ? ["self", target] : [`self.${target.slice(0, dot)}`, target.slice(dot + 1)];
}

function bufferText(target: string, value: Buffer | Parameter): readonly string[] {
  const [owner, name] = ownerOf(target);
  return printed("", call(`${owner}.register_buffer`, [text(`"${name}"`), initialTensor(value)]), 8);
}

/** A buffer that is in no state dict, its numbers row by row. */
function constantText(target: string, { shape, data, integers }: Constant): readonly string[] {
  const [owner, name] = ownerOf(target);
  const whole = data.every((value) => Number.isInteger(value));
  const dtype = !integers && whole ? { dtype: text("torch.float32") } : {};
  const rows = call("torch.tensor", [nested(shape, data)], dtype);
  return printed("", call(`${owner}.register_buffer`, [text(`"${name}"`), rows], { persistent: fixed(false) }), 8);
}

function nested(shape: readonly number[], data: readonly number[]): Expression {
  const [size = 1, ...inner] = shape;
  if (inner.length === 0)
    return { kind: "list", brackets: "[]", items: data.map((value) => text(printedLiteral(value))) };
  const length = data.length / size;
  const items = Array.from({ length: size }, (_, index) =>
    nested(inner, data.slice(index * length, (index + 1) * length)),
  );
  return { kind: "list", brackets: "[]", items };
}
