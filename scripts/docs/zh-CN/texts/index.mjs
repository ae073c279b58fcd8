import { attachmentTexts } from "./attachments.mjs";
import { backboneTexts } from "./backbones.mjs";
import { backboneOptionTexts } from "./backbone-options.mjs";
import { attachmentOptionTexts } from "./attachment-options.mjs";
import { commandTexts } from "./commands.mjs";
import { configTexts } from "./config.mjs";
import { errorPatterns, errorTexts } from "./errors.mjs";
import { fetchingTexts } from "./fetching.mjs";
import { layerBuilderTexts } from "./layer-builder.mjs";
import { networkPatterns } from "./networks.mjs";
import { packageTexts } from "./packages.mjs";
import { pagePatterns, pageTexts } from "./pages.mjs";
import { sweepErrorTexts } from "./sweep-errors.mjs";
import { trainingTexts } from "./training.mjs";
import { valuePatterns } from "./values.mjs";
import { weightsErrorTexts } from "./weights-errors.mjs";

/**
 * The Chinese of what the generated pages say, by the English.
 * @type {Readonly<Record<string, string>>}
 */
export const texts = {
  ...attachmentTexts,
  ...attachmentOptionTexts,
  ...backboneTexts,
  ...backboneOptionTexts,
  ...commandTexts,
  ...configTexts,
  ...errorTexts,
  ...fetchingTexts,
  ...layerBuilderTexts,
  ...packageTexts,
  ...pageTexts,
  ...sweepErrorTexts,
  ...trainingTexts,
  ...weightsErrorTexts,
};

/** The same of sentences that differ in names and numbers. */
export const patterns = [...errorPatterns, ...pagePatterns, ...valuePatterns, ...networkPatterns];
