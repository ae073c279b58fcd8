import { extname } from "node:path";
import type { NetgraftError } from "@netgraft/core";
import { type Exporter, nearest } from "@netgraft/core/graph";
import type { Registry } from "@netgraft/core/host";
import { ExportFormatError } from "../../errors.js";

/** The format where neither an ending nor `--format` says one. */
const usualFormat = "onnx";

/**
 * The exporter that `--format` names, or else the one whose files have the ending of the output.
 * @throws NG_UNKNOWN_COMPONENT where there is no such format; NG_EXPORT_FORMAT where the ending says no format, or another than
 *   `--format` does
 */
export function exporterFor(
  exporters: Registry<Exporter>,
  { format, output }: { readonly format?: string | undefined; readonly output?: string | undefined },
): Exporter {
  if (output === undefined) return exporters.get(format ?? usualFormat, { at: "--format" });
  const ending = extname(output);
  const byEnding = exporters.all().find((each) => each.output === "file" && each.extension === ending);
  if (format === undefined) {
    if (byEnding !== undefined) return byEnding;
    throw unknownEnding(exporters, output, ending);
  }
  const named = exporters.get(format, { at: "--format" });
  if (byEnding === undefined || byEnding === named) return named;
  throw new ExportFormatError({
    at: "--output",
    message: `the ending is that of the format ${byEnding.format}, and --format names ${format}`,
    expected: named.output === "file" ? `a file that ends in ${named.extension}` : "the name of a folder",
    found: output,
  });
}

function unknownEnding(exporters: Registry<Exporter>, output: string, ending: string): NetgraftError {
  const endings = exporters.all().flatMap((each) => (each.output === "file" ? [each.extension] : []));
  const folders = exporters.all().flatMap((each) => (each.output === "folder" ? [`--format ${each.format}`] : []));
  const close = nearest(ending.toLowerCase(), endings) ?? (endings.length === 1 ? endings[0] : undefined);
  const stem = ending === "" ? output : output.slice(0, -ending.length);
  return new ExportFormatError({
    at: "--output",
    message: "the ending does not say in which format to write",
    expected: [`a file that ends in ${endings.join(", ")}`, ...folders, "any name with --format"].join(", or "),
    found: output,
    ...(close === undefined ? {} : { nearest: `${stem}${close}` }),
  });
}
