/** The convolutions of residual blocks, which a config may replace. */
export const resnetConvolutions = ["conv1", "conv2", "conv3"] as const;
