import { isAbsolute, join } from "node:path";
import { dataset, folder, z } from "@netgraft/core";
import { openFolder } from "./open-folder.js";

export const folderDataset = dataset({
  type: "folder",
  summary: "A folder of pictures: one folder for each class.",
  description:
    "As torchvision's `ImageFolder`: `<class>/…/<picture>`, classes in the order of their names; or `train/<class>/…` (`training`), " +
    "`val/<class>/…` (`valid`, `validation`, `eval`, `evaluation`) and `test/<class>/…` (`testing`), in any case. Pictures are JPEG, " +
    "PNG, WebP, GIF, TIFF, BMP, AVIF and PPM (PGM, PBM). Files that are no pictures by their name, and hidden ones, are left out, " +
    "which is told.",
  options: z.strictObject({
    path: folder().describe("The folder, relative to the config that names it."),
    holdOut: z
      .number()
      .min(0)
      .lt(1)
      .optional()
      .describe(
        "The part of each class that is held out for validation where there is no folder for it; 0.1 if it is not given.",
      ),
    holdOutSeed: z.int().min(0).default(0).describe("What the held-out pictures are drawn with."),
    brokenPictures: z
      .enum(["error", "skip"])
      .default("error")
      .describe("What becomes of a picture that cannot be read: the work ends, or it is named and left out."),
  }),
  open: ({ path, ...options }, { folder: start, ...context }) =>
    // Not made absolute: messages name files as the config is named.
    openFolder(isAbsolute(path) ? path : join(start, path), options, context),
});
