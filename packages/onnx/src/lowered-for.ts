import type { PictureConfig } from "@netgraft/core";
import { dropDead, foldBatchNorm, type NetworkState, OptionUnsupportedError, type Program } from "@netgraft/core/graph";
import { checkState } from "@netgraft/weights";
import type { OnnxGraph } from "./lower/onnx-graph.js";
import { type LowerOptions, lowerToOnnx } from "./lower-to-onnx.js";
import { inHalfPrecision, stateInHalfPrecision } from "./passes/in-half-precision.js";
import { assertPortable, portableOpset } from "./passes/portable-form.js";
import { withPreprocessing } from "./preprocess/with-preprocessing.js";

/** The form in which a program is written. */
export interface FormOptions extends LowerOptions {
  /** Whether batch norms are folded into the convolutions before them; the tensors of the state are then no longer the network's. */
  readonly fold?: boolean | undefined;
  /** What is computed with, and stored; of float16 inputs and outputs are float32, and batch norms are folded. By default float32. */
  readonly dtype?: "float32" | "float16" | undefined;
  /** Whether only operators are written that all importers take, batch norms folded, for a batch of one and operator set 13 where nothing else is said. */
  readonly portable?: boolean | undefined;
  /** How pictures become inputs, where the file is to do it: it then takes uint8 of (batch, height, width, channel) of any size as `picture`. */
  readonly preprocessing?: PictureConfig | undefined;
}

/** What is written: folded first, so that weights are rounded to float16 once. */
export function loweredFor(
  program: Program,
  { fold = false, dtype = "float32", portable = false, preprocessing, ...options }: FormOptions,
): { readonly lowered: OnnxGraph; readonly state: NetworkState } {
  if (portable && preprocessing !== undefined)
    throw new OptionUnsupportedError({
      at: "preprocessing",
      message: "a portable file knows all sizes, and pictures may have any",
      expected: "one of the two",
      found: "portable and preprocessing",
    });
  // The variance of a norm can be below what float16 has; what is folded is not.
  const folds = fold || portable || dtype === "float16";
  if (folds) checkState(dropDead(program.graph).state(), program.state);
  const { graph, state } = folds ? foldBatchNorm(program) : program;
  const lowered = lowerToOnnx(graph, portable ? portableOptions(options) : options);
  checkState(lowered.state, state);
  if (portable) assertPortable(lowered);
  const prepared = (inner: OnnxGraph): OnnxGraph =>
    preprocessing === undefined ? inner : withPreprocessing(inner, preprocessing);
  if (dtype === "float32") return { lowered: prepared(lowered), state };
  const used = new Set(lowered.state.map(({ name }) => name));
  const written = new Map([...state].filter(([name]) => used.has(name)));
  return { lowered: prepared(inHalfPrecision(lowered)), state: stateInHalfPrecision(written) };
}

function portableOptions({ batch = 1, opset = portableOpset }: LowerOptions): LowerOptions {
  return { batch, opset };
}
