import type { NetgraftError } from "@netgraft/core";
import type { LabelledProbability } from "../../run/top-classes.js";
import { csvField } from "../output/csv.js";
import { visibleLine } from "../output/visible-text.js";
import type { Style } from "../output/text-sink.js";
import type { PredictionForm } from "./options.js";

/** What is told of one example: its most probable classes, or why it cannot be read. */
export interface ToldPrediction {
  readonly input: string;
  readonly classes?: readonly LabelledProbability[];
  readonly error?: NetgraftError;
}

/** How predictions become text, one after the other. */
export interface PredictionWriter {
  /** Before the first. */
  readonly head: string;
  one(told: ToldPrediction): string;
  /** Between two. */
  readonly between: string;
  /** Behind the last. */
  readonly tail: string;
}

/** @param style how text is styled, where it is for people */
export function predictionWriter(
  form: PredictionForm,
  style: (style: Style, text: string) => string,
): PredictionWriter {
  switch (form) {
    case "text":
      return { head: "", one: (told) => textOf(told, style), between: "", tail: "" };
    case "csv":
      return { head: "input,rank,index,label,probability,error\n", one: rowsOf, between: "", tail: "" };
    case "jsonl":
      return { head: "", one: (told) => `${JSON.stringify(told)}\n`, between: "", tail: "" };
    default:
      return {
        head: "[",
        one: (told) => `\n${JSON.stringify(told, undefined, 2).replaceAll(/^/gm, "  ")}`,
        between: ",",
        tail: "\n]\n",
      };
  }
}

/** What cannot be read is told elsewhere. */
function textOf({ input, classes }: ToldPrediction, style: (style: Style, text: string) => string): string {
  if (classes === undefined) return "";
  const lines = classes.map(({ index, label, probability }) => {
    const name = label === undefined ? `class ${index}` : `${visibleLine(label)} (${index})`;
    return `${(100 * probability).toFixed(2).padStart(8)} %  ${name}`;
  });
  return `${[style("bold", visibleLine(input)), ...lines].join("\n")}\n`;
}

/** A row for each class, from the most probable on; one for a picture that cannot be read. */
function rowsOf({ input, classes = [], error }: ToldPrediction): string {
  // As a path that a spreadsheet takes for no formula.
  const path = /^[=+\-@\t\r]/.test(input) ? `./${input}` : input;
  const row = (...fields: readonly (string | number)[]): string =>
    `${[path, ...fields].map((field) => csvField(String(field))).join(",")}\n`;
  if (error !== undefined) return row("", "", "", "", error.message);
  return classes
    .map(({ index, label = "", probability }, place) => row(place + 1, index, label, probability, ""))
    .join("");
}
