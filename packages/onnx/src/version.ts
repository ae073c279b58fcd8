/** The version of this package, as models name it as their producer. */
export const version = "0.1.0";
