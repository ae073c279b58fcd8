import type { Argument, Expression, Literal, Operator } from "./expression.js";

/** The longest line, as black and ruff have it. */
export const longestLine = 88;

/** A line in pieces: text, and brackets that may be opened over several lines. */
type Piece = string | Brackets;

interface Brackets {
  readonly open: string;
  readonly items: readonly (readonly Piece[])[];
  readonly close: string;
}

const strength: Readonly<Record<Operator, number>> = {
  "!=": 0,
  ">": 0,
  "+": 1,
  "-": 1,
  "*": 2,
  "/": 2,
  "//": 2,
  "**": 3,
};

/** A number as Python writes it. */
export function printedLiteral(value: Literal): string {
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number") return Object.is(value, -0) ? "-0.0" : String(value).replace("e+", "e");
  return `(${value.map(printedLiteral).join(", ")}${value.length === 1 ? "," : ""})`;
}

/** The expression on one line. */
export function flat(expression: Expression): string {
  return flatPieces(piecesOf(expression));
}

/**
 * A statement as black formats it.
 * @param before what stands before the expression on its line, e.g. `return `
 * @param after what stands behind it, e.g. `:`
 */
export function printed(before: string, expression: Expression, indent: number, after = ""): readonly string[] {
  const pieces = piecesOf(expression);
  const line: Piece[] = [before, ...pieces, after];
  const isWrapped =
    (expression.kind === "operator" || expression.kind === "conditional") && before !== "" && tooLong(line, indent);
  return broken(isWrapped ? [before, { open: "(", items: [pieces], close: ")" }, after] : line, indent);
}

/** A line that begins with text and ends in brackets with items, such as the head of a function. */
export function printedList(
  before: string,
  items: readonly string[],
  after: string,
  indent: number,
): readonly string[] {
  return broken([before, { open: "(", items: items.map((item) => [item]), close: ")" }, after], indent);
}

function tooLong(pieces: readonly Piece[], indent: number): boolean {
  return indent + flatPieces(pieces).length > longestLine;
}

/** Black opens the last brackets: what is inside on a line of its own where it fits, else an item a line. */
function broken(pieces: readonly Piece[], indent: number): readonly string[] {
  const whole = " ".repeat(indent) + flatPieces(pieces);
  if (whole.length <= longestLine) return [whole];
  const last = pieces.findLastIndex((piece) => typeof piece !== "string" && piece.items.length > 0);
  const brackets = pieces[last];
  if (brackets === undefined || typeof brackets === "string") return [whole];
  const inner = indent + 4;
  const head = " ".repeat(indent) + flatPieces(pieces.slice(0, last)) + brackets.open;
  const tail = " ".repeat(indent) + brackets.close + flatPieces(pieces.slice(last + 1));
  const [only] = brackets.items;
  const joined = joinedItems(brackets.items);
  if (!tooLong(joined, inner)) return [head, " ".repeat(inner) + flatPieces(joined), tail];
  if (only !== undefined && brackets.items.length === 1)
    return [head, ...operands(only).flatMap((part) => broken(part, inner)), tail];
  return [head, ...brackets.items.flatMap((item) => broken([...item, ","], inner)), tail];
}

/** An operation too long for a line, a part of it for each of its weakest operators. */
function operands(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  for (const signs of [
    ["if", "else"],
    ["!=", ">"],
    ["+", "-"],
    ["*", "/", "//"],
  ]) {
    const starts = pieces.flatMap((piece, index) =>
      typeof piece === "string" && signs.some((sign) => piece === ` ${sign} `) ? [index] : [],
    );
    if (starts.length === 0) continue;
    return [0, ...starts].map((start, index) => {
      const part = pieces.slice(start, starts[index]);
      const [first, ...rest] = part;
      return typeof first === "string" && index > 0 ? [first.trimStart(), ...rest] : part;
    });
  }
  return [pieces];
}

function joinedItems(items: readonly (readonly Piece[])[]): readonly Piece[] {
  return items.flatMap((item, index) => (index === 0 ? item : [", ", ...item]));
}

function flatPieces(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) =>
      typeof piece === "string" ? piece : `${piece.open}${flatPieces(joinedItems(piece.items))}${piece.close}`,
    )
    .join("");
}

function piecesOf(expression: Expression): readonly Piece[] {
  switch (expression.kind) {
    case "text":
      return [expression.text];
    case "slot":
      return [printedLiteral(expression.value)];
    case "member":
      return [...atom(expression.of), `.${expression.name}`];
    case "call":
      return [
        ...atom(expression.callee),
        { open: "(", items: repeated(expression.arguments.filter(isGiven).map(argumentPieces)), close: ")" },
      ];
    case "index":
      return [...atom(expression.of), { open: "[", items: expression.items.map(piecesOf), close: "]" }];
    case "range": {
      const [start, end, step] = [expression.start, expression.end, expression.step].map((part) =>
        part === undefined ? "" : flat(part),
      );
      // Black has room around the colon where a bound is more than a name or a number.
      const isWide = [start, end, step].some((bound) => bound !== undefined && !/^-?\w*$/.test(bound));
      const parts = [start ?? "", end ?? "", ...(step === "" || step === undefined ? [] : [step])];
      if (!isWide) return [parts.join(":")];
      return [
        parts
          .map((part, index) => `${index > 0 && part !== "" ? " " : ""}${part}`)
          .join(" :")
          .trim(),
      ];
    }
    case "operator":
      return [
        ...operand(expression.left, expression.operator, false),
        expression.operator === "**" ? "**" : ` ${expression.operator} `,
        ...operand(expression.right, expression.operator, true),
      ];
    case "list": {
      const [open = "", close = ""] = expression.brackets;
      const isOne = expression.brackets === "()" && expression.items.length === 1;
      const items = expression.items.map(piecesOf);
      return [{ open, items: isOne ? items.map((item) => [...item, ","]) : items, close }];
    }
    case "pair":
      return [`"${expression.key}": `, ...piecesOf(expression.value)];
    case "conditional":
      return [
        ...piecesOf(expression.chosen),
        " if ",
        flat(expression.flag),
        " else ",
        ...piecesOf(expression.otherwise),
      ];
    case "optional": {
      const [item, flag] = [piecesOf(expression.item), flat(expression.flag)];
      const list: Brackets = { open: "[", items: [item], close: "]" };
      return ["*", { open: "(", items: [[list, " if ", flag, " else ", "[]"]], close: ")" }];
    }
    case "added":
    case "value":
    case "instance":
      throw new TypeError("what is printed has no values and no modules left");
    default:
      return expression satisfies never;
  }
}

/** Whether an argument is more than the default. */
function isGiven({ value, default: usual }: Argument): boolean {
  return usual === undefined || value.kind !== "slot" || JSON.stringify(value.value) !== JSON.stringify(usual);
}

function argumentPieces({ name, value }: Argument): readonly Piece[] {
  return name === undefined ? piecesOf(value) : [`${name}=`, ...piecesOf(value)];
}

/** Items of which three and more in a row are equal: they are written once, and repeated. */
function repeated(items: readonly (readonly Piece[])[]): readonly (readonly Piece[])[] {
  const written: (readonly Piece[])[] = [];
  for (let index = 0; index < items.length;) {
    const item = items[index] ?? [];
    const line = flatPieces(item);
    let count = 1;
    while (index + count < items.length && flatPieces(items[index + count] ?? []) === line) count += 1;
    const isModule = item.some((piece) => typeof piece !== "string");
    if (count >= 3 && isModule)
      written.push(["*", { open: "(", items: [[...item, ` for _ in range(${count})`]], close: ")" }]);
    else for (const each of items.slice(index, index + count)) written.push(each);
    index += count;
  }
  return written;
}

/** What a member, a call or an index follows. */
function atom(expression: Expression): readonly Piece[] {
  const pieces = piecesOf(expression);
  const isName = expression.kind === "slot" && typeof expression.value === "string";
  const isAtom = isName || (expression.kind !== "operator" && expression.kind !== "slot");
  return isAtom ? pieces : [{ open: "(", items: [pieces], close: ")" }];
}

function operand(expression: Expression, sign: Operator, isRight: boolean): readonly Piece[] {
  const pieces = piecesOf(expression);
  if (expression.kind !== "operator") return pieces;
  const [inner, outer] = [strength[expression.operator], strength[sign]];
  const isWeaker = inner < outer || (inner === outer && (isRight || sign === "**"));
  return isWeaker ? [{ open: "(", items: [pieces], close: ")" }] : pieces;
}
