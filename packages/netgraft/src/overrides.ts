import { type AttachOverride, parseAttach, parseSet, type SetOverride } from "@netgraft/core/config";
import { parseValue } from "./loader/yaml-value.js";

/**
 * The change of a config that `--set path=value` makes, e.g. `attachments.se.reduction=8`.
 * @throws NG_CONFIG_OVERRIDE where it does not parse
 */
export function setOverride(text: string): SetOverride {
  return parseSet(text, parseValue);
}

/**
 * The change of a config that `--attach` makes, e.g. `se(reduction=8,bias=true)@conv2`.
 * @throws NG_CONFIG_OVERRIDE where it does not parse
 */
export function attachOverride(text: string): AttachOverride {
  return parseAttach(text, parseValue);
}
