/** An edge that closes a circle, and why it may. */
export interface KnownEdge {
  readonly from: string;
  readonly to: string;
  readonly why: string;
}

/** What is mutually recursive by nature. The list only shrinks: open a circle, rather than add to it. */
export const mutual: readonly KnownEdge[] = [
  {
    from: "packages/core/src/compose/block-builder.ts",
    to: "packages/core/src/compose/block.ts",
    why: "a block is built with a BlockBuilder, which builds the blocks of a stage",
  },
  {
    from: "packages/core/src/compose/block-builder.ts",
    to: "packages/core/src/compose/stage.ts",
    why: "a stage is a run of blocks, which a BlockBuilder builds",
  },
  {
    from: "packages/core/src/compose/attachment.ts",
    to: "packages/core/src/compose/block-builder.ts",
    why: "an attachment is built with a BlockBuilder, which builds those that rules place at its sites",
  },
];
