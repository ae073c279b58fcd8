import { OperationUnsupportedError } from "@netgraft/core/graph";
import type { OnnxGraph } from "../lower/onnx-graph.js";

/** The operator set of portable files: the one that TensorRT 7.2 and OpenCV 4.5 read, and all later ones. */
export const portableOpset = 13;

/**
 * The operators of portable files: those that OpenCV, onnxruntime-web, TensorRT since 7.2 (its table of operators) and
 * onnxruntime's Core ML provider, which leaves to the processor what it has not, take with sizes that are known.
 */
const portable: ReadonlySet<string> = new Set(
  [
    "Abs Add Clip Div Elu Erf Exp HardSigmoid LeakyRelu Log Max Min Mul Pow Relu Sigmoid Softplus Sqrt Sub Tanh",
    "Concat Expand Flatten Gather Identity Pad Reshape Slice Squeeze Transpose Unsqueeze",
    "LogSoftmax ReduceMax ReduceMean ReduceMin ReduceSum Softmax",
    "AveragePool GlobalAveragePool GlobalMaxPool MaxPool",
    "BatchNormalization Conv Gemm MatMul",
  ].flatMap((names) => names.split(" ")),
);

/** @throws NG_OPERATION_UNSUPPORTED naming each node of an operator that some importers lack */
export function assertPortable({ nodes }: OnnxGraph): void {
  const problems = nodes.flatMap(({ name, opType }) =>
    portable.has(opType)
      ? []
      : [
          {
            at: name,
            message: "not all importers of ONNX take this operator",
            expected: "an operator that all take; or a file that is not portable, for onnxruntime",
            found: opType,
          },
        ],
  );
  if (problems.length > 0) throw new OperationUnsupportedError(problems);
}
