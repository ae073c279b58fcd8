import { augmentation, type Pixels, z } from "@netgraft/core";

// Augmentations that do what they should not, to pictures whose first pixel is of a red level.

const options = z.strictObject({ red: z.int(), after: z.int().default(0) });
const module = import.meta.url;

function when(red: number, picture: Pixels, act: () => void): Pixels {
  if (picture.data[0] === red) act();
  return picture;
}

export const throwing = augmentation({
  type: "throwing",
  summary: "Throws.",
  options,
  module,
  build: ({ red }) => ({
    on: "pixels",
    apply: (picture) =>
      when(red, picture, () => {
        throw new Error("out of paint");
      }),
  }),
});

export const exiting = augmentation({
  type: "exiting",
  summary: "Ends the thread.",
  options,
  module,
  build: ({ red }) => ({
    on: "pixels",
    apply: (picture) =>
      when(red, picture, () => {
        // In a worker thread this ends the thread alone.
        // oxlint-disable-next-line unicorn/no-process-exit
        process.exit(3);
      }),
  }),
});

export const failingLater = augmentation({
  type: "failingLater",
  summary: "Lets something fail that nobody waits for.",
  options,
  module,
  build: ({ red }) => ({
    on: "pixels",
    apply: (picture) =>
      when(red, picture, () => {
        queueMicrotask(() => {
          throw new Error("too late");
        });
      }),
  }),
});

/** Gives back what it has drawn, as grey levels. */
export const drawing = augmentation({
  type: "drawing",
  summary: "Replaces the picture by random numbers.",
  options: z.strictObject({}),
  module,
  build: () => ({
    on: "pixels",
    apply: (picture, random) => ({ ...picture, data: picture.data.map(() => random.below(256)) }),
  }),
});

/** Gives a batch back without its last picture. */
export const shortening = augmentation({
  type: "shortening",
  summary: "Leaves a picture out.",
  options: z.strictObject({}),
  module,
  build: () => ({
    on: "batch",
    apply: (batch) => ({ ...batch, targets: batch.targets.subarray(batch.classes) }),
  }),
});

/** Is exported under its name and says that it comes from a module that does not export it. */
export const misplaced = augmentation({
  type: "misplaced",
  summary: "Says that it is elsewhere.",
  options: z.strictObject({}),
  module: import.meta.resolve("../errors.js"),
  build: () => ({ on: "pixels", apply: (picture) => picture }),
});

export const nowhere = augmentation({
  type: "nowhere",
  summary: "Says that it is in a module that does not exist.",
  options: z.strictObject({}),
  module: new URL("../../../training/src/loader/none.js", import.meta.url).href,
  build: () => ({ on: "pixels", apply: (picture) => picture }),
});
