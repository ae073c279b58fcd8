/** The version of this package, as checkpoints name it. */
export const version = "0.1.0";
