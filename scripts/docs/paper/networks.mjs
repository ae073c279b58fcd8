/** Configs of the networks whose cost the SENet paper prints. The authors' bottlenecks have the stride on the first 1×1. */
const strideOnFirst = { backbone: { strideOn: "conv1" } };
const bias = { attach: { type: "se", bias: true } };

/** SE-ResNet-50 of the ablations: no bias in the two layers. */
export function ablation(options = {}, rule = {}) {
  return { extends: "resnet50", ...strideOnFirst, attachments: [{ attach: { type: "se", ...options }, ...rule }] };
}

/** @param {number} depth */
export const resnet = (depth) => ({ extends: `resnet${depth}`, ...strideOnFirst });
/** @param {number} depth */
export const seResnet = (depth) => ({ ...resnet(depth), attachments: [bias] });
/** @param {string} name */
export const named = (name) => ({ extends: name });
