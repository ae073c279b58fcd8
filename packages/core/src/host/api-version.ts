/**
 * The version of the plugin API, `major.minor`: the major one is raised when a plugin written for the old one would no longer
 * work, the minor one when there is something new to use.
 */
export const pluginApiVersion = "1.1";

/** One comparison of a range: from a version on, and below another. */
interface Bounds {
  readonly from: number;
  readonly below: number;
}

/** A version of two numbers as one, so that they compare; minor versions stay far below. */
const order = (major: number, minor: number): number => major * 1e6 + minor;

const comparator = /^(\^|~|>=|<=|>|<|=)?\s*v?(\d+)(?:\.(\d+|x|\*))?(?:\.(?:\d+|x|\*))?$/;

/** Whether a plugin for `wanted`, a version or a range, works with the version of the API that is here. */
export function fitsApiVersion(wanted: number | string, here: string = pluginApiVersion): boolean {
  const [major = 0, minor = 0] = here.split(".").map(Number);
  const version = order(major, minor);
  return (rangeOf(wanted) ?? []).some((all) => all.every(({ from, below }) => version >= from && version < below));
}

/** Whether it can be read as a version or a range: `1`, `"^1.1"`, `">=1 <3"`, `"1 || 2"`. */
export function isApiVersion(value: unknown): boolean {
  return typeof value === "number" || (typeof value === "string" && rangeOf(value) !== undefined);
}

/** The alternatives of a range, each with the bounds that hold together; undefined where it is none. */
function rangeOf(range: number | string): readonly (readonly Bounds[])[] | undefined {
  const alternatives = String(range)
    .split("||")
    .map((part) => part.trim().replaceAll(/([<>=^~])\s+/g, "$1"));
  const parsed = alternatives.map((part) => {
    const [, first, last] = /^(\S+)\s+-\s+(\S+)$/.exec(part) ?? [];
    return (first === undefined || last === undefined ? part.split(/\s+/) : [`>=${first}`, `<=${last}`]).map(boundsOf);
  });
  return parsed.flat().includes(undefined)
    ? undefined
    : parsed.map((all) => all.filter((bounds) => bounds !== undefined));
}

function boundsOf(text: string): Bounds | undefined {
  const [, operator = "=", majorText, minorText] = comparator.exec(text) ?? [];
  if (majorText === undefined) return undefined;
  const major = Number(majorText);
  const hasMinor = minorText !== undefined && /\d/.test(minorText);
  const first = order(major, hasMinor ? Number(minorText) : 0);
  // Below this everything counts as the version that is named: `1` is all of 1.x.
  const next = hasMinor ? first + 1 : order(major + 1, 0);
  switch (operator) {
    case "^":
      return { from: first, below: order(major + 1, 0) };
    case ">=":
      return { from: first, below: Infinity };
    case ">":
      return { from: next, below: Infinity };
    case "<=":
      return { from: 0, below: next };
    case "<":
      return { from: 0, below: first };
    default:
      return { from: first, below: next };
  }
}
