import { z } from "#zod";
import { file } from "../schema/file.js";
import { patternSchema } from "./where-schema.js";

const path = z.string().max(1000);
const stars = (text: string): number => text.split("*").length - 1;
const isObject = ({ value }: { value: unknown }): boolean => typeof value === "object" && value !== null;

/** Weights to start from, and what is taken of them. */
export const weightsSchema = z
  .strictObject({
    file: file().optional().describe("A file of weights relative to this one, or a reference to one."),
    from: file().optional().describe("The same as `file`; one of the two is given."),
    stateDict: z
      .string()
      .min(1)
      .optional()
      .describe(
        "Which state dict of a checkpoint of PyTorch, where it has several: its key there, such as `state_dict`, keys inside one another with dots, or `ema` for averaged weights; by default the averaged ones where there are some.",
      ),
    rename: z
      .record(path.min(1), path)
      .superRefine((renames, context) => {
        const say = (key: string, message: string, expected: string): void =>
          context.addIssue({ code: "custom", path: [key], message, params: { expected } });
        for (const [from, to] of Object.entries(renames))
          if (from.split(".").some((name) => stars(name) > 1))
            say(
              from,
              "`*` stands more than once between two dots of the key",
              "at most one, so that it is plain what it stands for",
            );
          else if (stars(to) > stars(from)) say(from, "this has more `*` than its key", `at most ${stars(from)}`);
      })
      .optional()
      .describe(
        'Paths in the network by paths in the file, of modules or tensors, where names differ that cannot be told, e.g. `{ encoder.head: fc, "blocks.*.gate": "layer*.se" }`: each `*` stands for what it stands for in the file, what is below a path goes with it, and the longest path decides.',
      ),
    except: z
      .array(patternSchema)
      .min(1)
      .optional()
      .describe(
        "Modules that are drawn, whatever the file has of them, or not read where the file alone has them: patterns as in `where.path`.",
      ),
    adapt: z
      .array(z.enum(["input", "classes"]))
      .optional()
      .describe(
        "What is made to fit: the first convolutions, for other input channels (`input`, as timm does it), and the last layer, for other classes (`classes`, with the rows of those that both have by name); by default both with `graft`, and else neither, so that what differs is refused.",
      ),
    graft: z
      .enum(["exact", "near"])
      .optional()
      .describe(
        "How attachments begin that the file does not know: so that the network gives what it did without them, to the bit (`exact`) or but for rounding (`near`), and they learn from there; by default they are drawn, if `except` names them.",
      ),
  })
  .refine((weights) => weights.file !== undefined || weights.from !== undefined, {
    path: ["file"],
    message: "this key is missing",
    params: { expected: "the path of a file" },
    when: isObject,
  })
  .refine((weights) => weights.file === undefined || weights.from === undefined, {
    path: ["from"],
    message: "`file` and `from` are the same",
    params: { expected: "one of the two; `file: null` removes an inherited `file`" },
    when: isObject,
  });
