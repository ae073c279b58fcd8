import { extname } from "node:path";
import { nearest, type Problem } from "@netgraft/core";

/** What is wrong with the ending of a file to write, if it is none of these. */
export function endingProblem(file: string, endings: readonly string[], at = "--output"): Problem | undefined {
  const ending = extname(file).slice(1);
  if (endings.includes(ending)) return undefined;
  const close = nearest(ending.toLowerCase(), endings) ?? endings[0];
  const stem = ending === "" ? file : file.slice(0, -ending.length - 1);
  return {
    at,
    message: "the ending does not say what to write",
    expected: `a file that ends in ${endings.map((each) => `.${each}`).join(" or ")}`,
    found: file,
    ...(close === undefined ? {} : { nearest: `${stem}.${close}` }),
  };
}
