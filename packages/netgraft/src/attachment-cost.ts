import { type Framework, NetgraftError } from "@netgraft/core";

/** What one attachment adds to a network. */
export interface AttachmentCost {
  readonly parameters: number;
  /** Multiply-accumulates for one picture. */
  readonly macs: number;
}

/**
 * What attachments are compared on: a bottleneck of 64 planes, whose output has 256 channels on 14×14 positions, and a
 * second one so that there is a place between stages.
 */
const plain = {
  name: "two bottlenecks",
  input: { channels: 256, height: 14, width: 14 },
  backbone: { type: "resnet", block: "bottleneck", layers: [1, 1], width: 64, stem: "cifar" },
};

/**
 * What one attachment with its default options costs at 256 channels on 14×14 positions; one that replaces a convolution
 * is counted against the bottleneck's 3×3. Undefined where it does not fit there.
 * @throws NG_UNKNOWN_COMPONENT
 */
export function attachmentCost(framework: Framework, type: string): AttachmentCost | undefined {
  // The place between two stages counts with the stage that it enters.
  const stage = framework.catalog.attachments.get(type).standard === "betweenStages" ? 2 : 1;
  const without = framework.compose(plain).summary();
  try {
    const attachments = [{ attach: { type }, where: { stages: [stage] } }];
    const { parameters, macs } = framework.compose({ ...plain, attachments }).summary();
    return { parameters: parameters - without.parameters, macs: macs - without.macs };
  } catch (error) {
    if (error instanceof NetgraftError) return undefined;
    throw error;
  }
}
