import { z } from "#zod";

const words = z.registry<{ readonly expected: string }>();

/** Gives a schema the words that an error uses for what is expected there, in place of words made from its type. */
export function expecting<Schema extends z.core.$ZodType>(schema: Schema, expected: string): Schema {
  words.add(schema, { expected });
  return schema;
}

/** The words given to the schema, or to the schema it was made from by `.describe()` or `.meta()`. */
export function givenWords(schema: z.core.$ZodType): string | undefined {
  return words.get(schema)?.expected;
}
