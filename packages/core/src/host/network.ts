import { type FeatureInfo, featureInfo } from "../compose/feature-info.js";
import type { NetworkComponents } from "../config/network/component-choices.js";
import { type NamedFile, type RenameFile, renameFiles } from "../config/network/config-files.js";
import type { Sourced, SourcedMap } from "../config/tree/sourced.js";
import { validateNetwork, type ValidNetwork } from "../config/network/validate-network.js";
import type { Graph } from "../graph/graph.js";
import { withDefaults } from "../config/network/with-defaults.js";
import { type Summary, summarize } from "../passes/summarize.js";

/** Composes networks by what composed one. */
export interface NetworkMaker {
  /** The names of networks that plugins have registered. */
  names(): readonly string[];
  /** A registered network, with what its weights of a tag need of the backbone and of pictures. @throws NG_UNKNOWN_COMPONENT; as `Framework.compose` */
  registered(name: string, tag?: string): Network;
  /** The tags of a registered network's weights. @throws NG_UNKNOWN_COMPONENT */
  tags(name: string): readonly string[];
  /** @throws as `Framework.composeResolved` */
  resolved(tree: SourcedMap): Network;
}

/** A composed network: its config, resolved and validated, and the graph that it describes. */
export class Network {
  /** @internal A framework composes one. */
  constructor(
    /** Validated, with all defaults. */
    readonly config: ValidNetwork,
    /** The config as it was written, each value with its origin. */
    readonly tree: SourcedMap,
    readonly graph: Graph,
    /** What it was composed of, and more that there is. */
    private readonly components: NetworkComponents,
    /** The modules that weights may have and the network lack: those that serve training alone, and the classifier of no classes. */
    readonly surplus: readonly string[] = [],
    /** @internal Composes others, as this one was. */
    readonly maker?: NetworkMaker,
  ) {}

  get name(): string {
    return this.config.name;
  }

  /** The files that the config names, in its form and in its components' options. */
  files(): readonly NamedFile[] {
    const files: NamedFile[] = [];
    this.treeWithFiles((file) => {
      files.push(file);
      return file.name;
    });
    return files;
  }

  /** The config as {@link tree} has it, with all defaults, and each file that it names under another name. */
  treeWithFiles(rename: RenameFile): Sourced {
    return renameFiles(withDefaults(this.tree, this.config), this.components, rename);
  }

  /** The config as {@link config} has it, with each file that it names under another name, such as one that can be opened. */
  configWithFiles(rename: RenameFile): ValidNetwork {
    return validateNetwork(renameFiles(this.tree, this.components, rename), this.components);
  }

  /** Parameters, MACs and elementwise work for one example. */
  summary(): Summary {
    return summarize(this.graph);
  }

  /** What the attachments of the network say of themselves, by type: their summary, then formula and source where they have them. */
  attachmentNotes(): Readonly<Record<string, readonly string[]>> {
    const types = this.graph.scopes.flatMap(({ kind, type }) =>
      kind === "attachment" && type !== undefined ? [type] : [],
    );
    return Object.fromEntries(
      [...new Set(types)].map((type) => {
        const { summary, description } = this.components.attachments.byName.get(type) ?? {};
        return [type, [summary, description].filter((text) => text !== undefined)];
      }),
    );
  }

  /** The feature maps at the ends of stages. */
  features(): readonly FeatureInfo[] {
    return featureInfo(this.graph);
  }
}
