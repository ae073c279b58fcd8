/** The names of stages and blocks in pytorchcv's layout. */
export const unitNames = {
  stage: (stage: number) => `features.stage${stage}`,
  block: (index: number) => `unit${index + 1}`,
} as const;
