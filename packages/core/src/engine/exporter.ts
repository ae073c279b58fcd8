import type { Program } from "./program.js";

/** Something that writes programs to files: registered by a plugin, chosen by `--format`. */
export interface Exporter {
  /** The name of the format, e.g. `onnx`. */
  readonly format: string;
  /** One sentence for `netgraft list`. */
  readonly summary: string;
  /** The usual ending of its files, with the dot. */
  readonly extension: string;
  /**
   * Writes the program. A file is written whole or not at all.
   * @param metadata text by key, kept in the file where the format can
   */
  write(program: Program, path: string, metadata: Readonly<Record<string, string>>): Promise<void>;
}
