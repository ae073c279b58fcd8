import { HubReferenceError } from "../errors.js";

/** A network in a repository of the hub, as it is written: `hf-hub:<owner>/<name>[@<revision>][#test]`. */
export interface HubReference {
  /** `<owner>/<name>`. */
  readonly repository: string;
  /** A branch, a tag or a commit. */
  readonly revision: string;
  /** Whether pictures are prepared for the size that the network is tested with (timm's `test_input_size`). */
  readonly atTestSize: boolean;
}

/** @throws NG_HUB_REFERENCE */
export function parseHubReference(text: string): HubReference {
  const pattern = /^hf-hub:([\w-][\w.-]*\/[\w-][\w.-]*)(?:@([^@#\s]+))?(#test)?$/;
  const [, repository, revision = "main", test] = pattern.exec(text) ?? [];
  if (repository === undefined || /\.\.|--/.test(repository) || /\.\.|^\/|\/$|\\/.test(revision))
    throw new HubReferenceError({
      at: text,
      message: "this names no network of the hub",
      expected: "hf-hub:<owner>/<name>, with @<revision> and #test where they are wanted",
    });
  return { repository, revision, atTestSize: test !== undefined };
}

/** A repository, `<owner>/<name>`, as it is. @throws NG_HUB_REFERENCE */
export function assertRepository(text: string): void {
  if (parseHubReference(`hf-hub:${text}`).repository === text) return;
  throw new HubReferenceError({ at: text, message: "this names no repository alone", expected: "<owner>/<name>" });
}

/** A reference as it is written. */
export function hubReference({ repository, revision, atTestSize }: HubReference): string {
  return `hf-hub:${repository}${revision === "main" ? "" : `@${revision}`}${atTestSize ? "#test" : ""}`;
}
