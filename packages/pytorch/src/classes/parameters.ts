import { type Body, channelsOf } from "../body/body.js";
import { type Expression, type Literal, operator, type Slot, text } from "../python/expression.js";
import { unusedName } from "../python/identifiers.js";
import type { ClassParameter } from "./module-class.js";

/** What stands in the place of each literal of a class, and the arguments that it takes for it. */
export interface Parametrized {
  readonly parameters: readonly ClassParameter[];
  /** By the number of the literal; undefined where all agree. */
  readonly places: readonly (Place | undefined)[];
}

/** An argument, by name, and what it is multiplied with or divided by. */
export interface Place {
  readonly parameter: string;
  readonly times?: number;
  readonly over?: number;
}

/** A literal's values, module by module; undefined in those that have no part with it. */
type Row = readonly (Literal | undefined)[];

/** An argument while it is found. */
interface Found {
  name: string;
  readonly slot: Slot;
  row: Row;
}

/** What the channels at the two ends of a module are called. */
const portNames: ReadonlySet<string> = new Set(["channels", "in_channels", "out_channels"]);

/** Values by which an argument is left out. */
const usual: Readonly<Record<string, Literal>> = { stride: 1, dilation: 1, padding: 0, bias: false };

/**
 * The arguments of a class: one for each row of literals that differ among its modules, but for those that are a multiple of
 * another one.
 */
export function parametersOf(slots: readonly Slot[], bodies: readonly Body[]): Parametrized {
  const found: Found[] = [];
  const ports = portRows(bodies);
  const places = slots.map((slot): (Omit<Place, "parameter"> & { readonly of: Found }) | undefined => {
    const row: Row = slot.values ?? [slot.value];
    const known = row.filter((value) => value !== undefined);
    if (known.every((value) => isSame(value, known[0])) && slot.family !== "classes") return undefined;
    const alike = found.find((each) => areOne(each.slot, slot) && fits(each.row, row));
    if (alike !== undefined) {
      alike.row = alike.row.map((value, index) => value ?? row[index]);
      return { of: alike };
    }
    const multiple = slot.family === "channels" ? multipleOf(row, found) : paddingOf(slot, row, found);
    if (multiple !== undefined) return multiple;
    const isTaken = (name: string): boolean => found.some((each) => each.name === name);
    const wanted = slot.family === "channels" ? channelName(slot, row, ports) : slot.role;
    const layered = slot.layer === undefined ? wanted : `${slot.layer.toLowerCase()}_${slot.role}`;
    const name = isTaken(wanted) ? unusedName(layered, isTaken) : wanted;
    const added = { name, slot, row: row.map((value, index) => value ?? ports.of(name)[index]) };
    found.push(added);
    return { of: added };
  });
  const between = found.filter(({ name, slot }) => slot.role === "channels" && !portNames.has(name));
  const [only] = between;
  if (between.length === 1 && only !== undefined) only.name = "hidden_channels";
  const parameters = found.map(({ name, slot, row }): ClassParameter => {
    const whole = defaultOf(slot, row);
    const values = row.map((value) => value ?? whole ?? 0);
    return { name, family: slot.family, values, ...(whole !== undefined && { default: whole }) };
  });
  const rank = ({ family, default: whole }: ClassParameter): number =>
    whole !== undefined ? 2 : family === "channels" ? 0 : 1;
  return {
    parameters: parameters.toSorted((a, b) => rank(a) - rank(b)),
    places: places.map((place) => {
      if (place === undefined) return undefined;
      const { of, ...factor } = place;
      return { parameter: of.name, ...factor };
    }),
  };
}

/** A place as an expression. @param self `self.` where it is kept as the module's own */
export function placed({ parameter, times, over }: Place, self = ""): Expression {
  const argument = text(`${self}${parameter}`);
  if (times !== undefined) return operator(argument, "*", text(String(times)));
  return over === undefined ? argument : operator(argument, "//", text(String(over)));
}

function isSame(a: Literal | undefined, b: Literal | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Whether two literals are one argument where they agree: channels always, others where they are called the same. */
function areOne(a: Slot, b: Slot): boolean {
  if (a.family !== b.family) return false;
  return (
    a.family === "channels" ||
    a.family === "classes" ||
    a.role === b.role ||
    (a.family === "flag" && b.role !== "bias" && a.role !== "bias")
  );
}

function fits(a: Row, b: Row): boolean {
  const both = a.filter((value, index) => value !== undefined && b[index] !== undefined).length;
  return (
    both > 0 && a.every((value, index) => value === undefined || b[index] === undefined || isSame(value, b[index]))
  );
}

/** The default of an argument: what some of the modules have that is usual, or what stands for nothing where a part is not there. */
function defaultOf({ family, role }: Slot, row: Row): Literal | undefined {
  if (family === "classes") return row[0];
  const wanted = family === "flag" ? false : usual[role.split("_").at(-1) ?? role];
  if (wanted !== undefined && row.some((value) => isSame(value, wanted))) return wanted;
  return row.includes(undefined)
    ? (row.find((value) => typeof value !== "number" && value !== undefined) ?? 0)
    : undefined;
}

/** Channels that always are so many times those of an argument, or a part of them. */
function multipleOf(
  row: Row,
  found: readonly Found[],
): (Omit<Place, "parameter"> & { readonly of: Found }) | undefined {
  for (const of of found) {
    const { slot, row: other } = of;
    if (slot.family !== "channels") continue;
    const pairs = row.flatMap((value, index) => {
      const base = other[index];
      return value === undefined ? [] : [[Number(value), base === undefined ? NaN : Number(base)] as const];
    });
    if (new Set(pairs.map(([, base]) => base)).size < 2) continue;
    const [[value, base] = [0, 1]] = pairs;
    const ratio = value / base;
    const isRatio = (factor: number): boolean => pairs.every(([each, by]) => each === by * factor);
    if (ratio > 1 && Number.isInteger(ratio) && isRatio(ratio)) return { of, times: ratio };
    if (ratio < 1 && Number.isInteger(1 / ratio) && isRatio(ratio)) return { of, over: 1 / ratio };
  }
  return undefined;
}

/** The channels that go into the modules, and those that come out. */
function portRows(bodies: readonly Body[]): {
  readonly inputs: Row;
  readonly outputs: Row;
  /** The channels that an argument of this name has in modules that have no part with it. */
  readonly of: (name: string) => Row;
} {
  const inputs = bodies.map(({ inputs: [first] }) => channelsOf(first));
  const outputs = bodies.map(({ outputs: [first] }) => channelsOf(first));
  return { inputs, outputs, of: (name) => (name === "out_channels" ? outputs : portNames.has(name) ? inputs : []) };
}

/** A padding that always keeps the size of a map: half the kernel. */
function paddingOf({ family }: Slot, row: Row, found: readonly Found[]): ReturnType<typeof multipleOf> {
  if (family !== "padding") return undefined;
  for (const of of found)
    if (
      of.slot.family === "kernel_size" &&
      row.every((value, index) => value === undefined || value === Math.floor(Number(of.row[index]) / 2))
    )
      return { of, over: 2 };
  return undefined;
}

/** What channels are called by what they are: those that come in, those that go out, those between. */
function channelName({ role, layer }: Slot, row: Row, { inputs, outputs }: ReturnType<typeof portRows>): string {
  const isOf = (ports: Row): boolean => fits(row, ports);
  if (isOf(inputs)) return JSON.stringify(inputs) === JSON.stringify(outputs) ? "channels" : "in_channels";
  if (isOf(outputs)) return "out_channels";
  if (role !== "channels") return role;
  return layer === undefined || layer === "block" ? "hidden_channels" : `${layer.toLowerCase()}_channels`;
}
