/** A JSON value; attributes and options are made of these, so that a graph can be written to a file. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/** The attributes of a node. */
export type Attributes = { readonly [key: string]: Json | undefined };
