/**
 * What a pickle holds, as data. `None` is undefined. Nothing of it has been called: classes and functions are names, and what
 * they would make is a record of the call, except for plain collections and tensors, which are understood.
 */
export type PickleValue =
  | undefined
  | boolean
  | number
  | bigint
  | string
  | PickleList
  | PickleTuple
  | PickleDict
  | PickleGlobal
  | PickleStorage
  | PickleTensor
  | PickleObject;

export interface PickleList {
  readonly kind: "list";
  readonly items: PickleValue[];
}

export interface PickleTuple {
  readonly kind: "tuple";
  readonly items: readonly PickleValue[];
}

/** A dict, an OrderedDict: a Map, so that no key means anything to JavaScript. */
export interface PickleDict {
  readonly kind: "dict";
  /** Made with the first item: a pickle can have very many empty ones. */
  items: Map<PickleValue, PickleValue> | undefined;
}

/** A class, a function or a constant by its name: it is not looked up. */
export interface PickleGlobal {
  readonly kind: "global";
  /** With its module: `torch.FloatStorage`. */
  readonly name: string;
}

/** The memory that tensors look into. */
export interface PickleStorage {
  readonly kind: "storage";
  /** What the file calls it. */
  readonly key: string;
  /** PyTorch's name of the dtype, such as `float32`; undefined where the storage is of bytes, and the tensor says of what. */
  readonly dtype: string | undefined;
  /** Elements; bytes where it has no dtype. */
  readonly count: PickleValue;
  /** The first element, where it is a part of the storage of that key (before PyTorch 0.4). */
  readonly offset: PickleValue;
}

/** What a tensor is said to be; nothing of it has been checked. */
export interface PickleTensor {
  readonly kind: "tensor";
  readonly storage: PickleStorage;
  readonly offset: PickleValue;
  readonly size: PickleValue;
  readonly strides: PickleValue;
  readonly dtype: string | undefined;
}

/** What a class or a function would have made: inert. */
export interface PickleObject {
  readonly kind: "object";
  /** Of the class or function. */
  readonly name: string;
  /** What was handed to `__setstate__`. */
  state: PickleValue;
}

const nothing: ReadonlyMap<PickleValue, PickleValue> = new Map();

/** What is in a dict. */
export function itemsOf({ items }: PickleDict): ReadonlyMap<PickleValue, PickleValue> {
  return items ?? nothing;
}

/** What it is, in a word for messages. */
export function kindOf(value: PickleValue): string {
  if (value === undefined) return "None";
  if (typeof value === "string") return "text";
  if (typeof value !== "object") return typeof value === "boolean" ? "a boolean" : "a number";
  if (value.kind === "object") return `an object of ${value.name}`;
  return value.kind === "global" ? `the name ${value.name}` : `a ${value.kind}`;
}

/** Whether a value is of a kind. */
export function isKind<K extends (PickleValue & object)["kind"]>(
  value: PickleValue,
  kind: K,
): value is Extract<PickleValue, { readonly kind: K }> {
  return typeof value === "object" && value.kind === kind;
}
