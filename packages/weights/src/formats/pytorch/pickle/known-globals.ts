import { isKind, type PickleObject, type PickleTensor, type PickleTuple, type PickleValue } from "./pickle-value.js";

/**
 * What a function of a pickle, or a class, makes of its arguments, for those few that state dicts are made of; it is done here,
 * nothing of the file is called. Anything else is an inert object.
 */
export function called(callee: PickleValue, args: PickleValue): PickleValue {
  const name = isKind(callee, "global") ? callee.name : "what is no name";
  const known = isKind(args, "tuple") ? made(name, args.items) : undefined;
  return known ?? ({ kind: "object", name, state: undefined } satisfies PickleObject);
}

function made(name: string, args: readonly PickleValue[]): PickleValue {
  const [first, second, third, fourth] = args;
  switch (name) {
    case "collections.OrderedDict":
      return { kind: "dict", items: new Map(pairsOf(first)) };
    case "torch.Size":
      return isKind(first, "tuple") || isKind(first, "list") ? { kind: "tuple", items: first.items } : undefined;
    case "torch._utils._rebuild_tensor":
    case "torch._utils._rebuild_tensor_v2":
      // Beside gradients and hooks, the second has flags: a conjugate or negative view is none of weights.
      return isTrue(args[6]) ? undefined : tensor(first, second, third, fourth, undefined);
    case "torch._utils._rebuild_tensor_v3":
      return isTrue(args[7]) ? undefined : tensor(first, second, third, fourth, args[6]);
    case "torch._utils._rebuild_parameter":
    case "torch._utils._rebuild_parameter_with_state":
    case "torch.nn.parameter.Parameter":
    case "torch.nn.parameter.Buffer":
      return isKind(first, "tensor") ? first : undefined;
    // A tensor with attributes of its own, or of a subclass: it says how it is made without them.
    case "torch._tensor._rebuild_from_type_v2":
      return isKind(first, "global") && first.name !== name && isKind(third, "tuple")
        ? made(first.name, third.items)
        : undefined;
    default:
      return undefined;
  }
}

function tensor(
  storage: PickleValue,
  offset: PickleValue,
  size: PickleValue,
  strides: PickleValue,
  dtype: PickleValue,
): PickleTensor | undefined {
  if (!isKind(storage, "storage")) return undefined;
  const named = isKind(dtype, "global") ? dtype.name.replace(/^torch\./, "") : storage.dtype;
  return { kind: "tensor", storage, offset, size, strides, dtype: named };
}

/**
 * The tensor that an object is: `torch.FloatTensor` and `torch.nn.Parameter` were written as a class and what to set of it
 * before PyTorch 0.4 (`Tensor.__setstate__`: four values are storage, offset, size and strides; a Variable's first is its tensor).
 */
export function tensorOf(value: PickleValue): PickleTensor | undefined {
  if (isKind(value, "tensor")) return value;
  if (!isKind(value, "object") || !isKind(value.state, "tuple")) return undefined;
  const [first, offset, size, strides] = value.state.items;
  if (/^torch\.(cuda\.)?\w*Tensor$/.test(value.name) && value.state.items.length === 4)
    return tensor(first, offset, size, strides, undefined);
  if (value.name !== "torch.nn.parameter.Parameter") return undefined;
  return isKind(first, "object") && first.name === value.name ? undefined : tensorOf(first);
}

/** Python 2 wrote an OrderedDict as a list of its pairs. */
function pairsOf(list: PickleValue): readonly (readonly [PickleValue, PickleValue])[] {
  if (!isKind(list, "list")) return [];
  const isPair = (item: PickleValue): item is PickleTuple => isKind(item, "list") || isKind(item, "tuple");
  return list.items.filter(isPair).map(({ items }) => [items[0], items[1]] as const);
}

/** Whether Python takes it for true: a dict of flags that has some. */
function isTrue(value: PickleValue): boolean {
  return isKind(value, "dict") ? (value.items?.size ?? 0) > 0 : Boolean(value);
}
