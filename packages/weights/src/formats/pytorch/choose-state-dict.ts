import { nearest, oneOf } from "@netgraft/core/graph";
import { WeightsChoiceError, WeightsUnknownError } from "../../errors.js";
import { tensorOf } from "./pickle/known-globals.js";
import { isKind, itemsOf, kindOf, type PickleDict, type PickleValue } from "./pickle/pickle-value.js";

/** Keys of averaged weights (timm, torchvision, BasicSR, and others), those that are preferred first. */
const averaged = ["state_dict_ema", "model_ema", "ema_state_dict", "params_ema", "ema"];
/** Keys of the weights themselves. */
const plain = ["state_dict", "model_state_dict", "model", "net", "network", "params", "weights"];

/** A state dict in a checkpoint. */
export interface ChosenStateDict {
  readonly dict: PickleDict;
  /** Which one, where there are several. */
  readonly notes: readonly string[];
}

/**
 * The state dict of what was saved: itself, or what lies in it under a key that says so; averaged weights where there are some, as
 * timm does, because those are what published figures are of.
 *
 * @param wanted its key, keys inside one another with dots, or `ema` for averaged weights whatever their key
 * @throws NG_WEIGHTS_CHOICE where there is none, several without a key that is known, or not the one that is wanted;
 *   NG_WEIGHTS_UNKNOWN for a module that was pickled whole
 */
export function chooseStateDict(path: string, root: PickleValue, wanted?: string): ChosenStateDict {
  const found = stateDictsIn(root);
  const named = (keys: readonly string[]): string | undefined => {
    const ranked = keys.flatMap((key) =>
      [...found.keys()].filter((place) => place === key || place.endsWith(`.${key}`)),
    );
    return ranked[0];
  };
  const ema = named(averaged);
  const chosen =
    wanted === undefined
      ? (ema ?? named(plain) ?? (found.has("") ? "" : found.size === 1 ? [...found.keys()][0] : undefined))
      : wanted === "ema"
        ? ema
        : found.has(wanted)
          ? wanted
          : undefined;
  const dict = chosen === undefined ? undefined : found.get(chosen);
  if (dict !== undefined) {
    const others = [...found.keys()].filter((place) => place !== chosen && place !== "");
    const notes = `takes ${JSON.stringify(chosen)} of the checkpoint, which has ${listed(others)}, too`;
    return { dict, notes: others.length > 0 && wanted === undefined && chosen !== "" ? [notes] : [] };
  }
  const places = [...found.keys()].map((place) => (place === "" ? "what was saved itself" : place));
  if (found.size > 0) {
    const suggestion = wanted === undefined ? undefined : nearest(wanted, found.keys());
    throw new WeightsChoiceError({
      at: path,
      message:
        wanted === undefined
          ? "the checkpoint has several state dicts; `stateDict` (`--state-dict`) names one"
          : "the checkpoint has no such state dict",
      expected: oneOf(places),
      ...(wanted === undefined ? {} : { found: JSON.stringify(wanted) }),
      ...(suggestion === undefined ? {} : { nearest: suggestion }),
    });
  }
  throw withoutTensors(path, root);
}

function withoutTensors(path: string, root: PickleValue): Error {
  const held = isKind(root, "dict") ? [...itemsOf(root).values()] : [root];
  const module = held.find((value) => isKind(value, "object"));
  if (isKind(module, "object"))
    return new WeightsUnknownError({
      at: path,
      message: `the file holds a whole Python object (${module.name}), which only its own code can open. In Python, load it and save its weights: \`torch.save(model.state_dict(), target)\``,
    });
  const keys = isKind(root, "dict") ? [...itemsOf(root).keys()].filter((key) => typeof key === "string") : [];
  const found = isKind(root, "dict") && keys.length > 0 ? `a dict of ${listed(keys)}` : kindOf(root);
  return new WeightsChoiceError({
    at: path,
    message: "the file has no state dict",
    expected: "tensors by name",
    found,
  });
}

const MAX_DEPTH = 3;

/** Dicts that have tensors, by their keys in one another, with dots; what belongs to an optimizer is none. */
function stateDictsIn(root: PickleValue): ReadonlyMap<string, PickleDict> {
  const found = new Map<string, PickleDict>();
  // A dict can be in many others, and in itself.
  const seen = new Set<PickleDict>();
  const visit = (value: PickleValue, keys: readonly string[]): void => {
    if (!isKind(value, "dict") || seen.has(value)) return;
    seen.add(value);
    if ([...itemsOf(value)].some(([key, item]) => typeof key === "string" && tensorOf(item) !== undefined))
      found.set(keys.join("."), value);
    if (keys.length >= MAX_DEPTH) return;
    for (const [key, item] of itemsOf(value))
      if (typeof key === "string" && !/optim|sched|scaler|rng/i.test(key)) visit(item, [...keys, key]);
  };
  visit(root, []);
  return found;
}

const MAX_LISTED = 8;

function listed(names: readonly string[]): string {
  const shown = names.slice(0, MAX_LISTED).map((name) => JSON.stringify(name));
  return names.length > MAX_LISTED ? `${shown.join(", ")} and ${names.length - MAX_LISTED} more` : shown.join(", ");
}
