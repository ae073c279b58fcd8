import { AttachmentShapeError, DuplicateNameError, locate, OptionUnsupportedError } from "../errors/index.js";
import { type Axes, describeAxes, sameAxes, withSize } from "../graph/axes.js";
import type { GraphBuilder, ScopeSpec } from "../graph/graph-builder.js";
import type { Scope, ScopeKind } from "../graph/scope.js";
import type { Value } from "../graph/value.js";
import { slide } from "../operations/rules/window.js";
import type { Block } from "./block.js";
import { LayerBuilder } from "./layer-builder.js";
import { type ConvOptions, convWindows } from "./layers/conv.js";
import type { Placement, Placements } from "./placements.js";
import type { BlockPlace, Site } from "./site.js";
import type { endSites, Stage } from "./stage.js";

/** What backbones, blocks and attachments are traced with: layers and operations, scopes, sites and marks. */
export class BlockBuilder extends LayerBuilder {
  readonly #placements: Placements;
  readonly #attached = new Set<string>();
  readonly #stages = new Set<string>();
  #place: BlockPlace | undefined;
  #lastStage = 1;

  /** @internal Blocks and attachments are handed one. */
  constructor(graph: GraphBuilder, placements: Placements) {
    super(graph);
    this.#placements = placements;
  }

  /** A named module: names inside are prefixed with it. An empty name groups without a prefix. */
  module<T>(name: string, build: () => T, spec: Omit<ScopeSpec, "path" | "kind"> & { kind?: ScopeKind } = {}): T {
    return this.#within(name, { kind: "module", ...spec }, build);
  }

  /**
   * A group whose names lie below `path` instead of below the current scope's: for published layouts in which a block
   * is no module of its own, such as the flat `features.0`, `features.1`, … of torchvision's VGG.
   */
  outside<T>(path: string, build: () => T): T {
    return this.graph.within({ kind: "module", path }, build);
  }

  /** Traces the blocks of a stage one after the other and marks its end as a feature, where it is one. */
  stage(stage: Stage, x: Value): Value {
    const { blocks, index, name, feature = name, reduction } = stage;
    const y = this.#within(name, { kind: "stage" }, ({ path }) =>
      blocks.reduce(
        (value, item, position) => this.#block(item, value, { stage: index, index: position, count: blocks.length }),
        this.#entered(stage, path, x),
      ),
    );
    this.#lastStage = index;
    return feature === false ? y : this.feature(feature, y, reduction);
  }

  /**
   * The site `stem`, after a network's first layers. Its attachments are modules below `stem`.
   * @param feature where no stage ends at its resolution: its name and its input pixels per position
   */
  stem(x: Value, feature?: { readonly name: string; readonly reduction: number }): Value {
    const y = this.#end("stem", 1, x);
    return feature === undefined ? y : this.feature(feature.name, y, feature.reduction);
  }

  /** The site `beforePool`, on the feature map that a head pools. Its attachments are modules below `beforePool`. */
  beforePool(x: Value): Value {
    return this.#end("beforePool", this.#lastStage, x);
  }

  /** Marks a feature map that no stage ends in. @param reduction input pixels per position, along each side */
  feature(name: string, x: Value, reduction: number): Value {
    this.graph.mark({ kind: "feature", value: x.id, name, channels: x.size("channel"), reduction });
    return x;
  }

  /** Traces a block inside another one, such as a branch; it has no sites of its own in the config's sense. */
  nested(name: string, block: Block, x: Value): Value {
    return this.#within(
      name,
      { kind: "module", type: block.type, ...(block.options === undefined ? {} : { options: block.options }) },
      () => block.build(this, x),
    );
  }

  /**
   * A site of the current block: applies the attachments that the config places here, in its order.
   * @param names module names by the ids of attachments, where the published layout has another one: torchvision's
   * MobileNetV3 calls its own `se` `block.2`
   * @throws NG_ATTACHMENT_SHAPE where an attachment does not keep the shape
   */
  site(name: string, x: Value, names: Readonly<Record<string, string>> = {}): Value {
    const place = this.#currentPlace(name);
    const y = this.#placements.select(`at ${name}`, place).reduce((value, placement) => {
      const { id, target } = placement.rule;
      const module = Object.hasOwn(names, id) ? names[id] : id;
      if (target.kind !== "at") return value;
      const traced = (): Value =>
        this.#traced(placement, place, value, value.axes, (site) => target.build(this, value, site), module);
      return this.#placements.apply(placement, traced, () => value);
    }, x);
    this.graph.mark({ kind: "site", site: name, scope: this.graph.scope.id, before: x.id, value: y.id });
    return y;
  }

  /**
   * A convolution with its norm and activation, which the config may replace; `original` builds it where it does not.
   * @throws NG_ATTACHMENT_SHAPE where the replacement has another shape than the original would have
   */
  replaceable(name: string, x: Value, convolution: ConvOptions, original: () => Value): Value {
    const place = this.#currentPlace(name);
    const [placement, second] = this.#placements.select(`replace ${name}`, place);
    if (placement === undefined) return original();
    const { rule } = placement;
    const { target } = rule;
    if (target.kind !== "replace") return original();
    if (second !== undefined) {
      const at = `${place.path}.${name}`;
      const message = `both "${rule.id}" and "${second.rule.id}" replace it`;
      this.#placements.fail(second, new OptionUnsupportedError({ at, message, expected: "one replacement" }));
    }
    const expected = withSize(slide(x, convWindows(convolution)), "channel", convolution.channels);
    const traced = (): Value =>
      this.#traced(placement, place, x, expected, (site) => target.build(this, x, convolution, site));
    return this.#placements.apply(placement, traced, original);
  }

  /** Marks what an attention block multiplies with. */
  gate(value: Value): Value {
    this.graph.mark({ kind: "gate", value: value.id, scope: this.graph.scope.id });
    return value;
  }

  /** The site between the stage before and this one. Stages may share one name: then a module tells them apart. */
  #entered({ index, blocks }: Stage, path: string, x: Value): Value {
    const isNamed = path !== "" && !this.#stages.has(path);
    this.#stages.add(path);
    if (index === 1) return x;
    const stride = blocks.reduce((product, { block }) => product * block.stride, 1);
    return this.#within(isNamed ? "" : `stage${index}`, { kind: "module" }, (scope) =>
      this.#at({ path: scope.path, type: "stage", stage: index, index: 0, count: 1, stride, input: x }, () =>
        this.site("betweenStages", x),
      ),
    );
  }

  /** A site outside of all stages. */
  #end(name: keyof typeof endSites, stage: number, x: Value): Value {
    return this.#within(name, { kind: "module" }, ({ path }) =>
      this.#at({ path, type: name, stage, index: 0, count: 1, stride: 1, input: x }, () => this.site(name, x)),
    );
  }

  #block(
    { name, block }: Stage["blocks"][number],
    x: Value,
    position: Pick<BlockPlace, "stage" | "index" | "count">,
  ): Value {
    const { type, options, stride } = block;
    return this.#within(name, { kind: "block", type, ...(options === undefined ? {} : { options }) }, ({ path }) => {
      return this.#at({ path, type, stride, input: x, ...position }, () => locate(path, () => block.build(this, x)));
    });
  }

  /** Runs `build` with a place as the current one. */
  #at<T>(place: BlockPlace, build: () => T): T {
    const outer = this.#place;
    this.#place = place;
    try {
      return build();
    } finally {
      this.#place = outer;
    }
  }

  /** Builds one placement in a scope of its own and checks the axes of what it returns. */
  #traced(
    placement: Placement,
    place: BlockPlace,
    x: Value,
    expected: Axes,
    build: (site: Site) => Value,
    name = placement.rule.id,
  ): Value {
    const { id, type, options, target } = placement.rule;
    const received = placement.handedOn;
    const site: Site = {
      name: target.name,
      block: place,
      handOn: (value) => (placement.handedOn = value),
      ...(received === undefined ? {} : { received }),
    };
    return this.#within(name, { kind: "attachment", type, options }, ({ id: scope, path }) => {
      if (this.#attached.has(path))
        throw new DuplicateNameError({
          at: path,
          message: "two attachments in one block have this name",
          expected: "another `id` for one of them",
        });
      this.#attached.add(path);
      // Plugins are written in JavaScript, too, where a `return` is easily forgotten.
      const y: Value | undefined = locate(path, () => build(site));
      if (y === undefined || !sameAxes(y.axes, expected)) {
        throw new AttachmentShapeError({
          at: path,
          message: `"${type}" at ${target.name} does not keep the shape`,
          expected: describeAxes(expected),
          found: y === undefined ? "no value" : describeAxes(y.axes),
        });
      }
      this.graph.mark({ kind: "attachment", id, type, site: target.name, scope, before: x.id, value: y.id });
      return y;
    });
  }

  #within<T>(name: string, spec: Omit<ScopeSpec, "path">, build: (scope: Scope) => T): T {
    const outer = this.graph.scope.path;
    const path = name === "" || outer === "" ? `${outer}${name}` : `${outer}.${name}`;
    return this.graph.within({ ...spec, path }, build);
  }

  #currentPlace(name: string): BlockPlace {
    if (this.#place === undefined) throw new TypeError(`"${name}" is declared outside a block`);
    return this.#place;
  }
}
