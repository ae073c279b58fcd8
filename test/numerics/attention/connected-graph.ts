import type { Attachment, Graph, Value } from "@netgraft/core";
import { parsePlainOptions } from "@netgraft/core/config";
import { compose } from "@netgraft/core/graph";

/**
 * Three blocks with one rule's attachment in each: on the input, on what comes out, and on that beside itself, so that
 * the channels double. Their names begin with `0.`, `1.` and `2.`.
 */
export function connectedGraph(
  { type, options: schema, build }: Attachment,
  options: object,
  input: { readonly channels: number; readonly height: number; readonly width: number },
): Graph {
  if (build === undefined) throw new TypeError(`"${type}" cannot be attached at a site`);
  const blocks = [1, 1, 2].map((copies, index) => ({
    name: `${index}`,
    block: {
      type: "bare",
      stride: 1,
      build: (b: Parameters<ReturnType<typeof build>>[0], x: Value) =>
        b.site("site", copies === 1 ? x : b.concat(Array.from({ length: copies }, () => x))),
    },
  }));
  return compose({
    name: type,
    input,
    backbone: {
      type: "bare",
      options: {},
      build: (b, image) => b.stage({ index: 1, name: "", reduction: 1, blocks }, image),
    },
    rules: [
      {
        id: type,
        type,
        options: {},
        where: {},
        target: { kind: "at", name: "site", build: build(parsePlainOptions(schema, options)) },
      },
    ],
  });
}
