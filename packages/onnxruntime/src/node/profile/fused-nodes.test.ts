import { expect } from "chai";
import type { ModelNode } from "@netgraft/onnx/model";
import { fusedNodes } from "./fused-nodes.js";

/** A node that gives the tensor of its name. */
function node(opType: string, name: string, ...inputs: readonly string[]): ModelNode {
  return { name, opType, inputs, outputs: [name] };
}

/** A node in blocks: its tensors have names of onnxruntime's own. */
function blocked(opType: string, name: string, inputs: readonly string[], output: string): ModelNode {
  return { name, opType, inputs, outputs: [output], domain: "com.microsoft.nchwc" };
}

const residual = [
  node("Conv", "conv1", "input", "w1"),
  node("BatchNormalization", "bn1", "conv1", "s1"),
  node("Relu", "relu", "bn1"),
  node("Conv", "conv2", "relu", "w2"),
  node("BatchNormalization", "bn2", "conv2", "s2"),
  node("Add", "add", "bn2", "relu"),
  node("Relu", "relu_1", "add"),
  node("GlobalAveragePool", "pool", "relu_1"),
];

function names(written: readonly ModelNode[], rewritten: readonly ModelNode[]): Record<string, readonly string[]> {
  return Object.fromEntries(
    [...fusedNodes(written, rewritten)].map(([name, nodes]) => [name, nodes.map((each) => each.name)]),
  );
}

describe("what onnxruntime has fused", () => {
  it("is in blocks what comes before the node of the name, and what has disappeared behind it", () => {
    const rewritten = [
      blocked("Conv", "relu_nchwc", ["input", "reorder"], "reorder_token_1"),
      blocked("Conv", "bn2_nchwc", ["reorder_token_1", "reorder_token_2", "", "reorder_token_1"], "reorder_token_3"),
      blocked("GlobalAveragePool", "pool_nchwc", ["reorder_token_3"], "reorder_token_4"),
      blocked("ReorderOutput", "ReorderOutput_token_9", ["reorder_token_4"], "pool"),
    ];
    expect(names(residual, rewritten)).to.deep.equal({
      relu_nchwc: ["conv1", "bn1", "relu"],
      bn2_nchwc: ["conv2", "bn2", "add", "relu_1"],
      pool_nchwc: ["pool"],
    });
  });

  it("is without blocks what leads to the tensor", () => {
    const rewritten: ModelNode[] = [
      { ...node("FusedConv", "fused conv1", "input", "w1"), outputs: ["relu"] },
      { ...node("FusedConv", "fused conv2", "relu", "w2", "", "relu"), outputs: ["relu_1"] },
      node("GlobalAveragePool", "pool", "relu_1"),
    ];
    expect(names(residual, rewritten)).to.deep.equal({
      "fused conv1": ["conv1", "bn1", "relu"],
      "fused conv2": ["conv2", "bn2", "add", "relu_1"],
      pool: ["pool"],
    });
  });

  it("finds a norm that has become a convolution of its own, with the activation behind it", () => {
    const dense = [
      node("Concat", "concat", "a", "b"),
      node("BatchNormalization", "norm", "concat", "s"),
      node("Relu", "relu", "norm"),
      node("Conv", "conv", "relu", "w"),
    ];
    const rewritten = [
      node("Concat", "concat", "a", "b"),
      blocked("Conv", "norm_bn_nchwc", ["concat", "bn_scale", "bn_B"], "reorder"),
      blocked("Conv", "conv_nchwc", ["reorder", "reorder_token_1"], "reorder_token_2"),
    ];
    expect(names(dense, rewritten)).to.deep.equal({
      concat: ["concat"],
      norm_bn_nchwc: ["norm", "relu"],
      conv_nchwc: ["conv"],
    });
  });
});
