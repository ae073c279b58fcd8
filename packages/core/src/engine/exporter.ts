import type { z } from "#zod";
import { type Defined, type OptionsSchema, optionsSchema, type WrittenOptions } from "../component/options.js";
import type { Json } from "../graph/attributes.js";
import type { Problem } from "../errors/index.js";
import type { Program } from "./program.js";

/** The bytes of a file, in order, in pieces of any size. */
export type Pieces = Iterable<Uint8Array>;

export type JsonObject = Readonly<Record<string, Json>>;

/** What an exporter sees of a network beside its graph, which has the tree of scopes. */
export interface ExportedNetwork {
  readonly name: string;
  /** Its config with all defaults and with its labels; nothing in it names the author's folders. */
  readonly config: JsonObject;
  /** What is shown of its classes, in the order of its logits, where they have names. */
  readonly labels?: readonly string[] | undefined;
  /** What its attachments say of themselves, by type: a summary, then formula and source. */
  readonly notes?: Readonly<Record<string, readonly string[]>> | undefined;
  /** The section `training` of the config, where it has one. It names the author's folders: what is written must not. */
  readonly training?: JsonObject | undefined;
}

/** What is exported, and how. */
export interface Exported<Options = unknown> {
  readonly network: ExportedNetwork;
  readonly program: Program;
  /** Validated by the exporter's schema. */
  readonly options: Options;
  /** Text by key, kept in the file where the format can. */
  readonly metadata: Readonly<Record<string, string>>;
  /** Told of what the format cannot hold of the config, and where that stands in it; the files are right without it. */
  readonly onNote?: ((note: Problem) => void) | undefined;
}

export interface ExporterBase<Options extends z.ZodType> {
  /** The name of the format, e.g. `onnx`. */
  readonly format: string;
  /** One sentence for `netgraft list`. */
  readonly summary: string;
  /** What the format is for and where it is described, for `netgraft describe`. */
  readonly description?: string;
  /** A strict object schema; each option carries a description. */
  readonly options: Options;
}

/** An exporter whose format is one file. */
export interface FileExporter<Options extends z.ZodType = z.ZodType> extends ExporterBase<Options> {
  readonly output: "file";
  /** The ending of its files, with the dot; a file of that ending is written in this format where none is named. */
  readonly extension: string;
  /** @throws its own coded errors, before the first piece */
  encode(exported: Exported<z.output<Options>>): Promise<Pieces>;
}

/** An exporter whose format is a folder. */
export interface FolderExporter<Options extends z.ZodType = z.ZodType> extends ExporterBase<Options> {
  readonly output: "folder";
  /** The files by their paths in the folder, with `/` between folders. @throws its own coded errors, before the first piece */
  encode(exported: Exported<z.output<Options>>): Promise<ReadonlyMap<string, Pieces>>;
}

/**
 * Something that makes files of networks: registered by a plugin, chosen by `--format` or by the ending of the file. It touches
 * no file itself, so that it works in a browser, too; who calls it writes what it gives whole or not at all.
 */
export type Exporter<Options extends z.ZodType = z.ZodType> = FileExporter<Options> | FolderExporter<Options>;

/** Defines an exporter; the types of its options are inferred from the schema, or from a plain map of schemas. */
export function exporter<Options extends WrittenOptions>(
  definition: Defined<FileExporter<OptionsSchema<Options>>, Options>,
): FileExporter<OptionsSchema<Options>>;
export function exporter<Options extends WrittenOptions>(
  definition: Defined<FolderExporter<OptionsSchema<Options>>, Options>,
): FolderExporter<OptionsSchema<Options>>;
export function exporter<Options extends WrittenOptions>(
  definition:
    Defined<FileExporter<OptionsSchema<Options>>, Options> | Defined<FolderExporter<OptionsSchema<Options>>, Options>,
): Exporter<OptionsSchema<Options>> {
  return Object.freeze({ ...definition, options: optionsSchema(definition.options) });
}
