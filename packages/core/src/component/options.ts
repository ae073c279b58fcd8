import { z } from "#zod";

/** The options of a component as its author writes them: a schema, or a plain map with a schema for each option. */
export type WrittenOptions = z.ZodType | z.ZodRawShape;

/** The schema of options that are written in either form. */
export type OptionsSchema<Written extends WrittenOptions> = Written extends z.ZodType
  ? Written
  : Written extends z.ZodRawShape
    ? z.ZodObject<Written, z.core.$strict>
    : never;

/** A component as its author writes it, with its options in either form. */
export type Defined<Component, Written> = Omit<Component, "options"> & { readonly options: Written };

/**
 * The schema of options that are written in either form. An object that says nothing of further keys is made strict, so that a
 * misspelt option is told. What is neither stays as it is, for the check of the component that tells it.
 */
export function optionsSchema<Written extends WrittenOptions>(written: Written): OptionsSchema<Written> {
  // A schema, or what the check of the component refuses.
  return (isObjectSchema(written) ? strict(written) : isShape(written) ? z.strictObject(written) : written) as never;
}

/** The schemas of an object's options, by name, or undefined where these are not options of an object. */
export function shapeOf(written: unknown): z.ZodRawShape | undefined {
  if (isObjectSchema(written)) return written.shape;
  return isShape(written) ? written : undefined;
}

/** Told by what zod 4 gives its schemas, as a plugin may have a copy of zod of its own. */
export function isObjectSchema(value: unknown): value is z.ZodObject {
  return isSchema(value) && "shape" in value && "safeExtend" in value;
}

/** The object without room for further keys, unless it says what they are. */
export function strict(schema: z.ZodObject): z.ZodObject {
  return schema.def.catchall === undefined ? schema.strict() : schema;
}

function isShape(value: unknown): value is z.ZodRawShape {
  return typeof value === "object" && value !== null && !isSchema(value) && Object.values(value).every(isSchema);
}

function isSchema(value: unknown): value is object {
  return typeof value === "object" && value !== null && "_zod" in value;
}
