import type { Axes, Value } from "@netgraft/core/graph";
import type { Emission, HelperName, Tensor } from "../emitters/tensor.js";
import { call, type Expression, slot, text } from "../python/expression.js";
import { isAttribute, unusedName } from "../python/identifiers.js";
import { PyTorchNameError } from "../errors.js";
import type { Module } from "../tree/module-tree.js";
import type { Entry } from "./body.js";

/** A module while it is written: its tensors by value, and what it is made of so far. */
export class BodyScope implements Emission {
  /** By the value's `id`. */
  readonly tensors = new Map<number, Tensor>();
  readonly #module: Module;
  readonly #helpers: Set<string>;
  readonly #made = new Map<Module, Expression>();
  readonly #constants: Entry[] = [];
  readonly #known = new Map<number, Expression>();

  constructor(module: Module, helpers: Set<string>) {
    this.#module = module;
    this.#helpers = helpers;
  }

  helper(name: HelperName): Expression {
    this.#helpers.add(name);
    return text(name);
  }

  constant(name: string, axes: Axes, data: readonly number[], integers = false): Expression {
    const isTaken = (each: string): boolean =>
      this.#constants.some(({ target }) => target === each) || this.#module.children.has(each);
    const target = unusedName(name, isTaken);
    const shape = axes.map(({ size }) => Number(size));
    this.#constants.push({ target, value: { kind: "constant", shape, data, integers } });
    return text(`self.${target}`);
  }

  /** The tensor of a value: what was computed, a tensor of the state, or a constant. */
  tensor(value: Value): Tensor {
    const known = this.tensors.get(value.id);
    if (known !== undefined) return known;
    const { source, axes } = value;
    switch (source.kind) {
      case "parameter":
      case "buffer":
        return { expression: text(this.#stateAccess(source.name)), axes };
      case "constant": {
        const [only] = source.data;
        if (axes.length === 0 && only !== undefined) return { expression: slot(only, "value"), axes };
        const constant = this.#known.get(value.id) ?? this.constant("constant", axes, source.data);
        this.#known.set(value.id, constant);
        return { expression: constant, axes };
      }
      default:
        throw new TypeError("a step comes before one that it depends on");
    }
  }

  /** Keeps what a value is computed as. @returns whether a statement gives it: where nothing is computed, it is another name of what there is */
  bind(value: Value, { expression, axes }: Tensor): boolean {
    const isAlias = expression.kind === "value" || expression.kind === "text" || expression.kind === "slot";
    this.tensors.set(value.id, { expression: isAlias ? expression : { kind: "value", id: value.id }, axes });
    return !isAlias;
  }

  /** The value that a value is read from: itself, or one of which it is another view. */
  rootOf(value: Value): number {
    const { expression } = this.tensor(value);
    return expression.kind === "value" ? expression.id : value.id;
  }

  /** Keeps how a module inside is made. */
  make(module: Module, expression: Expression): void {
    this.#made.set(module, expression);
  }

  /** A module inside, as `forward` calls it. */
  access(module: Module): Expression {
    return text(`self${this.#below(module)}`);
  }

  /** What `__init__` makes, in the order of the state dict: tensors, then modules. */
  entries(): readonly Entry[] {
    return [...this.#entriesOf(this.#module), ...this.#constants];
  }

  #entriesOf(module: Module): readonly Entry[] {
    const prefix = module === this.#module ? "" : this.#below(module).replace(/^\./, "");
    const tensors = module.tensors.map((value): Entry => {
      const { source, axes } = value;
      if (source.kind !== "parameter" && source.kind !== "buffer") throw new TypeError("the state is stored");
      const name = source.name.slice(source.name.lastIndexOf(".") + 1);
      const shape = axes.map(({ name: axis, size }) => slot(Number(size), sizeRole(axis), "channels"));
      return {
        target: prefix === "" ? name : `${prefix}.${name}`,
        value: { kind: source.kind, shape, initializer: source.initializer },
      };
    });
    const modules = inOrder(module).flatMap((child): readonly Entry[] => {
      const target = this.#below(child).replace(/^\./, "");
      if (!child.open) return isHeld(module, this.#module) ? [] : [{ target, value: this.#madeOf(child) }];
      const own: Entry[] = isHeld(module, this.#module) ? [] : [{ target, value: this.#container(child) }];
      return [...own, ...this.#entriesOf(child)];
    });
    return [...tensors, ...modules];
  }

  #madeOf(module: Module): Expression {
    const made = this.#made.get(module);
    if (made === undefined) throw new TypeError(`"${module.path}" has never been called`);
    return made;
  }

  /** A module whose parts are called one by one. */
  #container(module: Module): Expression {
    if (!isHeld(module, this.#module)) return call("nn.Module", []);
    const made = (child: Module): Expression => (child.open ? this.#container(child) : this.#madeOf(child));
    if (isNumbered(module))
      return call("nn.ModuleList", [{ kind: "list", brackets: "[]", items: byNumber(module).map(made) }]);
    const items = inOrder(module).map((child): Expression => ({ kind: "pair", key: child.name, value: made(child) }));
    return call("nn.ModuleDict", [{ kind: "list", brackets: "{}", items }]);
  }

  #stateAccess(name: string): string {
    const path = name.slice(this.#module.path === "" ? 0 : this.#module.path.length + 1);
    const parts = path.split(".");
    let module: Module | undefined = this.#module;
    return parts.reduce((written, part) => {
      const isItem = module !== undefined && module !== this.#module && isNumbered(module) && module.children.has(part);
      module = module?.children.get(part);
      return `${written}${isItem ? `[${part}]` : `.${part}`}`;
    }, "self");
  }

  /** A module inside as it is reached from this one: `.convs[0]`. */
  #below(module: Module): string {
    const { parent } = module;
    if (module === this.#module || parent === undefined) return "";
    const outer = this.#below(parent);
    if (isHeld(parent, this.#module)) return `${outer}[${isNumbered(parent) ? module.name : `"${module.name}"`}]`;
    if (!isAttribute(module.name))
      throw new PyTorchNameError({
        at: module.path,
        message: `"${module.name}" cannot be an attribute of a module`,
        expected: "a name that Python takes, and that `torch.nn.Module` does not have itself",
      });
    return `${outer}.${module.name}`;
  }
}

/** Whether a module's parts are items of a list or a dictionary: it is open, and some have numbers for names. */
function isHeld(module: Module, body: Module): boolean {
  const hasNumbers = [...module.children.keys()].some((name) => /^\d+$/.test(name));
  return module !== body && module.open && hasNumbers && module.tensors.length === 0;
}

/** A module's parts in the order of the state dict. */
function inOrder({ children }: Module): readonly Module[] {
  return [...children.values()].toSorted((a, b) => a.first - b.first);
}

function isNumbered(module: Module): boolean {
  return module.children.size > 0 && byNumber(module).every(({ name }, index) => name === String(index));
}

function byNumber({ children }: Module): readonly Module[] {
  return [...children.values()].toSorted((a, b) => Number(a.name) - Number(b.name));
}

/** What the size of a parameter along an axis is called. */
function sizeRole(axis: string): string {
  return axis === "channel" || axis === "in" || axis === "out" ? "channels" : axis;
}
