import type { z } from "#zod";
import type { Problem } from "../errors/index.js";
import type { PictureSource } from "./picture.js";
import type { TrainingComponent } from "./training-component.js";

/** A picture and what it shows. */
export interface DatasetItem {
  readonly source: PictureSource;
  /** The class, as its index in the dataset's `classes`. */
  readonly label: number;
}

/** What tells a picture from any other of its dataset without reading it. */
export interface PictureIdentity {
  /** The class, as its index in the dataset's `classes`. */
  readonly label: number;
  /** The name within the dataset, wherever that lies: `dog/1.jpg`. */
  readonly name: string;
  /** Bytes, as it is kept; undefined where they are not known. */
  readonly size?: number | undefined;
}

/** The pictures that a network is trained with, or those that it is evaluated with. */
export interface DatasetSplit {
  readonly length: number;
  /**
   * Whether its items are pictures, which a network of one channel or of three takes, or values of any number of channels;
   * by default pictures.
   */
  readonly form?: "pictures" | "values" | undefined;
  /** The picture at `index`, from 0 up to `length`; always the same one. */
  item(index: number): DatasetItem | Promise<DatasetItem>;
  /** The class of the picture at `index`, where that is known without what makes the picture; by default as `item` has it. */
  label?(index: number): number | Promise<number>;
  /**
   * The identity of the picture at `index`. A run goes on only with the pictures that it began with. By default a picture is told
   * by the file or the part of a file that it comes from; of pictures that are made, no more than 10,000 are told apart.
   */
  identity?(index: number): PictureIdentity | Promise<PictureIdentity>;
}

/** A dataset whose pictures can be read. */
export interface OpenedDataset {
  /** The names of the classes: labels of pictures are indices into them. A network's `labels` are matched with them by name. */
  readonly classes: readonly string[];
  readonly train: DatasetSplit;
  /** Held out of training; empty where nothing is. */
  readonly validation: DatasetSplit;
  /** Pictures that neither train a network nor choose its best weights, where the dataset has such. */
  readonly test?: DatasetSplit | undefined;
  /** What one should know of how it was found: which part is where, and what is left out. */
  readonly notes?: readonly Problem[] | undefined;
  /** What becomes of a picture that cannot be read: it ends the work, or it is named and left out. */
  readonly brokenPictures: "error" | "skip";
}

/** What surrounds a dataset that is opened. */
export interface DatasetContext {
  /**
   * The folder that relative paths start from: that of the config which chooses the dataset; where its schema marks files
   * with `file` or `folder`, these can be opened as they are, and it is the working directory.
   */
  readonly folder: string;
  /** What it is opened for; training by default. Evaluation takes what training could not: a class alone, classes without pictures. */
  readonly purpose?: "training" | "evaluation" | undefined;
  readonly signal?: AbortSignal;
}

/** Pictures with their classes, wherever they are kept: registered by a plugin, chosen by `dataset.type` of a config. */
export interface Dataset<Type extends string = string, Options extends z.ZodType = z.ZodType> extends TrainingComponent<
  Type,
  Options
> {
  /** Finds the pictures, without reading them. @throws the dataset's own coded errors */
  open(options: z.output<Options>, context: DatasetContext): Promise<OpenedDataset>;
}
