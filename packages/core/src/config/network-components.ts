import type { ComponentLookup } from "./choose-component.js";

/** The components of one kind; a registry of the catalog is one. */
interface ComponentsOfKind {
  readonly byName: ComponentLookup;
}

/** All components that a network's config may choose from; the catalog has them. */
export interface NetworkComponents {
  readonly backbones: ComponentsOfKind;
  readonly attachments: ComponentsOfKind;
  readonly datasets: ComponentsOfKind;
  readonly losses: ComponentsOfKind;
  readonly optimizers: ComponentsOfKind;
  readonly schedules: ComponentsOfKind;
  readonly augmentations: ComponentsOfKind;
}
