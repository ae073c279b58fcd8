/** Parameters in elements; multiply-accumulates for one picture. */
export interface AddedCost {
  readonly parameters: number;
  readonly macs: number;
}

/**
 * What the article's formula gives for the parameters of one SE, 2/r·C_s² with C_s the channels of the stage, and what it leaves
 * out; all together are the parameters that SE has.
 */
export interface FormulaTerms {
  readonly formula: number;
  /** Because the channels at the site are not those of the stage: 2/r·(C² − C_s²). */
  readonly site: number;
  /** Because the layers do not have C/r channels between them, but h: 2·C·(h − C/r). */
  readonly reducedChannels: number;
  /** The biases of the two layers. */
  readonly bias: number;
}

/** One attachment of a network. */
export interface ExplainedAttachment extends AddedCost {
  /** The stage that holds it, by its name or number. */
  readonly stage: string;
  /** Path of the block that holds it, or of the attachment where it stands between blocks. */
  readonly block: string;
  readonly id: string;
  readonly type: string;
  readonly site: string;
  /** Channels of what it is attached to. */
  readonly channels: number;
  /** Channels at the end of the stage. */
  readonly stageChannels: number;
  /** Where it is SE with its two layers. */
  readonly terms?: FormulaTerms;
}

/** Attachments together: of one stage, or of the network. */
export interface ExplainedSum extends AddedCost {
  readonly count: number;
  /** The sum of the formula; undefined where it applies to none of them. */
  readonly formula?: number;
  /** Why the parameters are not what the formula gives, in words; none where they are. */
  readonly differences: readonly string[];
}

/** The attachments of one stage. */
export interface ExplainedStage extends ExplainedSum {
  readonly stage: string;
  readonly attachments: readonly ExplainedAttachment[];
}

/** What the attachments of a network cost, block by block. */
export interface Explanation {
  readonly name: string;
  /** The whole network. */
  readonly network: AddedCost;
  readonly stages: readonly ExplainedStage[];
  readonly total: ExplainedSum;
}
