import { called } from "./known-globals.js";
import { type PickleBytes, PickleMalformed } from "./pickle-bytes.js";
import {
  isKind,
  kindOf,
  type PickleDict,
  type PickleList,
  type PickleTuple,
  type PickleValue,
} from "./pickle-value.js";

/** What a pickle says of what lies outside it: a storage. @throws PickleMalformed */
export type PersistentLoad = (id: PickleValue) => PickleValue;

// A checkpoint of a network with a thousand tensors makes some 20,000 of these, with its optimizer.
const MAX_COLLECTIONS = 500_000;
const MAX_STACK = 5_000_000;
// Python's own pickler ends at a depth of a thousand.
const MAX_DEPTH = 10_000;

/**
 * Reads one pickle as PyTorch's own reader of weights does (`torch/_weights_only_unpickler.py`): the same 34 instructions, and
 * no other. Where that one calls what is on its list, and refuses the rest, this one calls nothing: what is not known
 * becomes an inert record ({@link PickleValue}).
 *
 * @throws PickleTruncated, PickleMalformed
 */
export function unpickle(bytes: PickleBytes, persistentLoad: PersistentLoad): PickleValue {
  const marks: PickleValue[][] = [];
  const memo = new Map<number, PickleValue>();
  let stack: PickleValue[] = [];
  let collections = 0;
  let protocol = 0;

  const top = (): PickleValue => {
    if (stack.length === 0) throw new PickleMalformed("an instruction finds nothing on the stack");
    return stack.at(-1);
  };
  const pop = (): PickleValue => {
    const value = top();
    stack.pop();
    return value;
  };
  const popMark = (): PickleValue[] => {
    const items = stack;
    const before = marks.pop();
    if (before === undefined) throw new PickleMalformed("an instruction finds no mark");
    stack = before;
    return items;
  };
  const push = (value: PickleValue): void => void stack.push(value);
  const pushNew = (value: PickleList | PickleTuple | PickleDict): void => {
    if (++collections > MAX_COLLECTIONS)
      throw new PickleMalformed(`there are more than ${MAX_COLLECTIONS} collections`);
    stack.push(value);
  };
  const tuple = (count: number): void => {
    const items: PickleValue[] = [];
    for (let i = 0; i < count; i++) items.unshift(pop());
    pushNew({ kind: "tuple", items });
  };
  const append = (items: readonly PickleValue[]): void => {
    const target = top();
    // An object that is not known may be a list, and stays empty.
    if (isKind(target, "object")) return;
    if (!isKind(target, "list")) throw new PickleMalformed(`items are added to ${kindOf(target)}`);
    for (const item of items) target.items.push(item);
  };
  const setItems = (items: readonly PickleValue[]): void => {
    const target = top();
    if (isKind(target, "object")) return;
    if (!isKind(target, "dict")) throw new PickleMalformed(`items are set of ${kindOf(target)}`);
    const map = (target.items ??= new Map<PickleValue, PickleValue>());
    for (let i = 0; i + 1 < items.length; i += 2) map.set(items[i], items[i + 1]);
  };
  const get = (index: number): void => {
    if (!memo.has(index)) throw new PickleMalformed(`nothing is remembered under ${index}`);
    push(memo.get(index));
  };

  /** The instructions by their bytes, with their names in Python's pickletools. */
  const byCode: Readonly<Record<number, () => void>> = {
    // PROTO
    0x80: () => (protocol = bytes.uint8()),
    // GLOBAL
    0x63: () => push({ kind: "global", name: `${bytes.line()}.${bytes.line()}` }),
    // REDUCE, NEWOBJ
    0x52: () => ((args) => push(called(pop(), args)))(pop()),
    0x81: () => ((args) => push(called(pop(), args)))(pop()),
    // BUILD: what it means to a class is not known; of a dict it is what hangs on it beside its items.
    0x62: () => {
      const state = pop();
      const target = top();
      if (isKind(target, "object")) target.state = state;
    },
    // BINPERSID
    0x51: () => push(persistentLoad(pop())),
    // APPEND, APPENDS, SETITEM, SETITEMS
    0x61: () => append([pop()]),
    0x65: () => append(popMark()),
    0x73: () => ((value) => setItems([pop(), value]))(pop()),
    0x75: () => setItems(popMark()),
    // MARK
    0x28: () => {
      if (marks.length >= MAX_DEPTH) throw new PickleMalformed(`it is deeper than ${MAX_DEPTH}`);
      marks.push(stack);
      stack = [];
    },
    // TUPLE, TUPLE1, TUPLE2, TUPLE3
    0x74: () => pushNew({ kind: "tuple", items: popMark() }),
    0x85: () => tuple(1),
    0x86: () => tuple(2),
    0x87: () => tuple(3),
    // NONE, NEWFALSE, NEWTRUE
    0x4e: () => push(undefined),
    0x89: () => push(false),
    0x88: () => push(true),
    // EMPTY_TUPLE, EMPTY_LIST, EMPTY_DICT, EMPTY_SET
    0x29: () => pushNew({ kind: "tuple", items: [] }),
    0x5d: () => pushNew({ kind: "list", items: [] }),
    0x7d: () => pushNew({ kind: "dict", items: undefined }),
    0x8f: () => pushNew({ kind: "list", items: [] }),
    // BININT, BININT1, BININT2, LONG1, BINFLOAT
    0x4a: () => push(bytes.int32()),
    0x4b: () => push(bytes.uint8()),
    0x4d: () => push(bytes.uint16()),
    0x8a: () => push(bytes.integer(bytes.uint8())),
    0x47: () => push(bytes.float64()),
    // BINUNICODE, SHORT_BINSTRING
    0x58: () => push(bytes.text(bytes.uint32())),
    0x55: () => push(bytes.text(bytes.uint8())),
    // BINGET, LONG_BINGET, BINPUT, LONG_BINPUT
    0x68: () => get(bytes.uint8()),
    0x6a: () => get(bytes.uint32()),
    0x71: () => void memo.set(bytes.uint8(), top()),
    0x72: () => void memo.set(bytes.uint32(), top()),
  };

  const instructions = Array.from({ length: 256 }, (_, code) => byCode[code]);
  for (;;) {
    if (stack.length > MAX_STACK) throw new PickleMalformed(`there are more than ${MAX_STACK} values on the stack`);
    const code = bytes.uint8();
    // STOP
    if (code === 0x2e) return pop();
    const instruction = instructions[code];
    if (instruction === undefined) {
      const known = protocol > 2 ? `, of pickle's protocol ${protocol}; PyTorch writes 2` : "";
      throw new PickleMalformed(`there is an instruction 0x${code.toString(16).padStart(2, "0")}${known}`);
    }
    instruction();
  }
}
