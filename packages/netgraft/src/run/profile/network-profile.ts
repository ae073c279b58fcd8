import type { MachineRoof } from "./machine-roof.js";

/** What a part of a network does in a run, at one size of batch. */
export interface PartTime {
  /** The mean over the runs that count. */
  readonly milliseconds: number;
  /** What of it goes into putting values into another order in memory. */
  readonly layoutMilliseconds: number;
  /** Bytes that are read and written, each tensor of each kernel once. */
  readonly bytes: number;
  /** What it would take if each kernel reached the roof, of arithmetic or of memory, and no layout were changed. */
  readonly roofMilliseconds: number;
}

/** A module or a layer with what it does. */
export interface ProfiledModule {
  /** Its name inside what contains it. */
  readonly name: string;
  /** `stage`, `bottleneck`, `se at residual`, …; of a layer its operation, and those that the engine has fused with it. */
  readonly kind: string;
  /** Multiply-accumulates for one example. */
  readonly macs: number;
  /** For each size of batch, in the order of `batches`. */
  readonly times: readonly PartTime[];
}

/** A module with what is in it. */
export interface ProfileTree {
  readonly value: ProfiledModule;
  readonly children: readonly ProfileTree[];
}

/** The runs of one size of batch. */
export interface ProfiledBatch {
  readonly batch: number;
  /** Of a whole run, by the clock: the mean over the runs that count. */
  readonly milliseconds: number;
  /** What of it is in no kernel. */
  readonly betweenMilliseconds: number;
  /** Milliseconds of every run, in order. */
  readonly runs: readonly number[];
}

/** Attachments of one rule, all together. */
export interface ProfiledAttachments {
  /** `se at residual`. */
  readonly kind: string;
  readonly count: number;
  readonly macs: number;
  /** For each size of batch. */
  readonly times: readonly PartTime[];
}

/** Where the time of a network goes. */
export interface NetworkProfile {
  readonly name: string;
  readonly engine: string;
  readonly threads: number;
  /** What the engine reaches on this machine. */
  readonly roof: MachineRoof;
  readonly batches: readonly ProfiledBatch[];
  readonly attachments: readonly ProfiledAttachments[];
  readonly tree: ProfileTree;
}
