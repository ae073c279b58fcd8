import type { Background } from "@netgraft/weights";
import { propertyOf } from "./json-value.js";

/**
 * The rows at the start of the classifier that stand for no class of the network's: the `label_offset` of a `config.json` in timm's form,
 * where it is the published number of classes that the network is for. Undefined where there are none.
 */
export function backgroundOfHub(json: unknown): Background | undefined {
  const own = propertyOf(json, "pretrained_cfg") ?? json;
  const [rows, classes, classifier] = ["label_offset", "num_classes", "classifier"].map((key) => propertyOf(own, key));
  const layers = (Array.isArray(classifier) ? classifier : [classifier]).filter((each) => typeof each === "string");
  if (!isCount(rows) || !isCount(classes) || layers.length === 0) return undefined;
  return { layers, classes, rows };
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0;
}
