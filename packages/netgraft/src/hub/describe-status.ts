/** What an answer says of a request that is refused: its number, and what the hub adds. */
export function describeStatus({ status, headers }: Response): string {
  const said = headers.get("x-error-message");
  const pause = headers.get("retry-after");
  const words = meanings.get(status) ?? "an answer that is none";
  const later = pause === null ? "" : `; try again in ${/^\d+$/.test(pause) ? `${pause} s` : pause}`;
  return `${status}, ${words}${later}${said === null ? "" : ` (${said})`}`;
}

const meanings: ReadonlyMap<number, string> = new Map([
  [400, "the server does not understand the request"],
  [401, "the server wants to know who asks"],
  [403, "whoever asks may not have it"],
  [404, "there is no such thing"],
  [409, "it has changed meanwhile"],
  [410, "it is there no more"],
  [413, "it is too large for the server"],
  [416, "there is no such part of it"],
  [429, "too many requests"],
  [500, "the server has failed"],
  [502, "the server has failed"],
  [503, "the server is busy"],
  [504, "the server has failed"],
]);
