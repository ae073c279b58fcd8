import type { Attachment } from "../compose/attachment.js";
import type { Backbone } from "../compose/backbone.js";
import type { Engine } from "../engine/engine.js";
import type { Exporter } from "../engine/exporter.js";
import { DuplicateComponentError } from "../errors/index.js";
import type { Operation } from "../graph/operation.js";
import { coreOperations } from "../operations/core-operations.js";
import type { Augmentation } from "../training/augmentation.js";
import type { Dataset } from "../training/dataset.js";
import type { Loss } from "../training/loss.js";
import type { Optimizer } from "../training/optimizer.js";
import type { Schedule } from "../training/schedule.js";
import { type ComponentKind, type ComponentKinds, componentIdentifier, componentName } from "./component-kinds.js";
import { injectable, multiInject, optional } from "./injection.js";
import type { Preset } from "./preset.js";
import { Registry } from "./registry.js";

/** Everything that the loaded plugins have registered, by kind; made once, at the first use of a framework. */
@injectable()
export class Catalog {
  readonly backbones: Registry<Backbone>;
  readonly attachments: Registry<Attachment>;
  readonly networks: Registry<Preset>;
  readonly engines: Registry<Engine>;
  readonly exporters: Registry<Exporter>;
  readonly datasets: Registry<Dataset>;
  readonly augmentations: Registry<Augmentation>;
  readonly losses: Registry<Loss>;
  readonly optimizers: Registry<Optimizer>;
  readonly schedules: Registry<Schedule>;
  /** Those of core and those of plugins. */
  readonly operations: Registry<Operation>;

  constructor(
    @multiInject(componentIdentifier.backbone) @optional() backbones: Backbone[] = [],
    @multiInject(componentIdentifier.attachment) @optional() attachments: Attachment[] = [],
    @multiInject(componentIdentifier.network) @optional() networks: Preset[] = [],
    @multiInject(componentIdentifier.operation) @optional() operations: Operation[] = [],
    @multiInject(componentIdentifier.engine) @optional() engines: Engine[] = [],
    @multiInject(componentIdentifier.exporter) @optional() exporters: Exporter[] = [],
    @multiInject(componentIdentifier.dataset) @optional() datasets: Dataset[] = [],
    @multiInject(componentIdentifier.augmentation) @optional() augmentations: Augmentation[] = [],
    @multiInject(componentIdentifier.loss) @optional() losses: Loss[] = [],
    @multiInject(componentIdentifier.optimizer) @optional() optimizers: Optimizer[] = [],
    @multiInject(componentIdentifier.schedule) @optional() schedules: Schedule[] = [],
  ) {
    this.backbones = registry("backbone", backbones);
    this.attachments = registry("attachment", attachments);
    this.networks = registry("network", networks);
    this.engines = registry("engine", engines);
    this.exporters = registry("exporter", exporters);
    this.datasets = registry("dataset", datasets);
    this.augmentations = registry("augmentation", augmentations);
    this.losses = registry("loss", losses);
    this.optimizers = registry("optimizer", optimizers);
    this.schedules = registry("schedule", schedules);
    this.operations = registry("operation", [...coreOperations.values(), ...operations]);
  }
}

/** @throws NG_DUPLICATE_COMPONENT where a component that the container made has the name of another */
function registry<K extends ComponentKind>(
  kind: K,
  components: readonly ComponentKinds[K][],
): Registry<ComponentKinds[K]> {
  const byName = new Map<string, ComponentKinds[K]>();
  for (const component of components) {
    const name = componentName[kind](component);
    if (byName.has(name))
      throw new DuplicateComponentError({ message: `two components of kind "${kind}" are named "${name}"` });
    byName.set(name, component);
  }
  return new Registry(kind, byName);
}
