import { type Body, channelsOf } from "../body/body.js";
import { type Expression, type Literal, operator, type Slot, text } from "../python/expression.js";
import { unusedName } from "../python/identifiers.js";
import type { ClassParameter } from "./module-class.js";

/** What stands in the place of each literal of a class, and the arguments that it takes for it. */
export interface Parametrized {
  readonly parameters: readonly ClassParameter[];
  /** By the number of the literal: the argument, by name, and what it is multiplied with or divided by; undefined where all agree. */
  readonly places: readonly (Place | undefined)[];
}

export interface Place {
  readonly parameter: string;
  readonly times?: number;
  readonly over?: number;
}

/** Usual values by which an argument is left out. */
const usual: Readonly<Record<string, Literal>> = { stride: 1, dilation: 1, padding: 0, bias: false };

/**
 * The arguments of a class: one for each row of literals that differ among its modules, but for those that are a multiple of
 * another one.
 * @param rows for each literal its values, module by module
 */
export function parametersOf(
  slots: readonly Slot[],
  rows: readonly (readonly Literal[])[],
  bodies: readonly Body[],
): Parametrized {
  const parameters: ClassParameter[] = [];
  const byKey = new Map<string, Place>();
  const named = roleNames(slots, rows, bodies);
  const places = slots.map((slot, index): Place | undefined => {
    const row = rows[index] ?? [];
    const [first] = row;
    const isSame = row.every((value) => JSON.stringify(value) === JSON.stringify(first));
    if (isSame && slot.family !== "classes") return undefined;
    const key = keyOf(slot, row);
    const known = byKey.get(key);
    if (known !== undefined) return known;
    const multiple = slot.family === "channels" ? multipleOf(row, parameters) : undefined;
    if (multiple !== undefined) {
      byKey.set(key, multiple);
      return multiple;
    }
    const isTaken = (name: string): boolean => parameters.some((parameter) => parameter.name === name);
    const wanted = named.get(key) ?? slot.role;
    const layered = slot.layer === undefined ? wanted : `${slot.layer.toLowerCase()}_${wanted}`;
    const name = isTaken(wanted) ? unusedName(layered, isTaken) : wanted;
    const whole = first !== undefined && slot.family === "classes" ? first : usualOf(slot, row);
    parameters.push({ name, family: slot.family, values: row, ...(whole !== undefined && { default: whole }) });
    const place = { parameter: name };
    byKey.set(key, place);
    return place;
  });
  const required = parameters.filter((parameter) => parameter.default === undefined);
  const byPosition = required.filter(({ family }) => family === "channels");
  const byName = required.filter(({ family }) => family !== "channels");
  return { parameters: [...byPosition, ...byName, ...parameters.filter((each) => each.default !== undefined)], places };
}

/** A place as an expression. @param self `self.` where it is kept as the module's own */
export function placed({ parameter, times, over }: Place, self = ""): Expression {
  const argument = text(`${self}${parameter}`);
  if (times !== undefined) return operator(argument, "*", text(String(times)));
  return over === undefined ? argument : operator(argument, "//", text(String(over)));
}

function keyOf({ family, role }: Slot, row: readonly Literal[]): string {
  // The arguments of one family are one where they agree; others besides have to be called the same.
  return JSON.stringify([family, family === "channels" ? "" : role, row]);
}

/** The default of an argument that some of the modules leave at its usual value. */
function usualOf({ family, role }: Slot, row: readonly Literal[]): Literal | undefined {
  const wanted = family === "flag" ? false : usual[role.split("_").at(-1) ?? role];
  return wanted !== undefined && row.includes(wanted) ? wanted : undefined;
}

/** Channels that always are so many times those of an argument, or a part of them. */
function multipleOf(row: readonly Literal[], parameters: readonly ClassParameter[]): Place | undefined {
  for (const { name, family, values } of parameters) {
    if (family !== "channels" || new Set(values).size < 2) continue;
    const ratio = Number(row[0]) / Number(values[0]);
    const isSame = (factor: number): boolean =>
      row.every((value, index) => Number(value) === Number(values[index]) * factor);
    if (ratio > 1 && Number.isInteger(ratio) && isSame(ratio)) return { parameter: name, times: ratio };
    if (ratio < 1 && Number.isInteger(1 / ratio) && isSame(ratio)) return { parameter: name, over: 1 / ratio };
  }
  return undefined;
}

/** Names of channels by what they are: those that come in, those that go out, and, where they are the only others, those between. */
function roleNames(
  slots: readonly Slot[],
  rows: readonly (readonly Literal[])[],
  bodies: readonly Body[],
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const inputs = bodies.map(({ inputs: [first] }) => channelsOf(first));
  const outputs = bodies.map(({ outputs: [first] }) => channelsOf(first));
  const isSame = JSON.stringify(inputs) === JSON.stringify(outputs);
  for (const [index, slot] of slots.entries()) {
    if (slot.family !== "channels") continue;
    const row = rows[index] ?? [];
    const written = JSON.stringify(row);
    const key = keyOf(slot, row);
    if (names.has(key)) continue;
    if (written === JSON.stringify(inputs)) names.set(key, isSame ? "channels" : "in_channels");
    else if (written === JSON.stringify(outputs)) names.set(key, "out_channels");
    else if (slot.role === "channels")
      names.set(key, slot.layer === undefined ? "hidden_channels" : `${slot.layer.toLowerCase()}_channels`);
    else names.set(key, slot.role);
  }
  return names;
}
