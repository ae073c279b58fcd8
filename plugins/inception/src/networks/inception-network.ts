import type { InceptionModule } from "../modules/inception-module.js";
import type { Steps } from "../modules/step.js";
import type { Stem } from "../modules/trace-steps.js";
import type { BuildAuxiliary } from "./auxiliary-heads.js";

/** A run of modules at one resolution. */
export interface InceptionStage {
  /** Prefix of its modules' names, or nothing. */
  readonly name: string;
  /** Name of its feature map: that of its last module, or of the stage. */
  readonly feature: string;
  /** Input pixels per position, along each side. */
  readonly reduction: number;
  /** What stands between the stage before and this one. */
  readonly before: Steps;
  readonly modules: readonly InceptionModule[];
}

/** A network of Inception modules, as data. */
export interface InceptionNetwork {
  readonly stem: Stem;
  readonly stages: readonly InceptionStage[];
  /** Name of the dense layer. */
  readonly classifier: string;
  /** The auxiliary heads, each after the module that it names. */
  readonly auxiliary: readonly { readonly name: string; readonly after: string; readonly build: BuildAuxiliary }[];
}
