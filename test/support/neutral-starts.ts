import type { Network } from "@netgraft/core";
import type { Starts } from "@netgraft/weights";
import { framework } from "./framework.js";

/** Where each attachment of a network starts. */
export function startsOf({ graph: { marks, scopes } }: Network): Starts {
  return new Map(
    marks.flatMap((mark) => {
      const scope = mark.kind === "attachment" ? scopes[mark.scope] : undefined;
      const start =
        scope?.type === undefined ? undefined : framework.catalog.attachments.get(scope.type).neutral?.(scope.options);
      return scope === undefined || start === undefined ? [] : [[scope.path, start] as const];
    }),
  );
}
