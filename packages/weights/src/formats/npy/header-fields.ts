/** What the header of an .npy file says, unchecked. */
export interface NpyHeaderFields {
  /** NumPy's type string such as `<f4`, or the Python text of a structured type. */
  readonly descr: string;
  readonly fortranOrder: boolean;
  readonly shape: readonly number[];
}

/** How many axes an array of NumPy has at most. */
const mostAxes = 64;

// What is space to Python; `\s` has more.
const space = String.raw`[ \t\f\r\n]*`;
/** The dict of a header, with what may stand around it: behind the end of a line nothing where Python 2 never wrote it. */
const dicts = { old: /^[ \t\f\r\n]*(\{.*\})[ \t\f\r\n]*$/s, new: /^[ \t]*(\{.*\})[ \t\f]*[\r\n]*$/s };

// One `'key': value` of the Python dict that NumPy writes: a string, a boolean, a tuple of sizes (Python 2 wrote 3L) or
// the list of a structured type.
const entry = new RegExp(
  String.raw`${space}'(descr|fortran_order|shape)'${space}:${space}(?:'([^']*)'|(True|False)|\(([\d \t\f\r\n,L]*)\)|(\[.*?\]))${space}(?:,|(?=\}))`,
  "suy",
);

/**
 * Parses the dict in the header of an .npy file; undefined where it is not the one that NumPy's format describes.
 * @param isNew whether the format is of a version that Python 2 never wrote
 */
export function npyHeaderFields(header: string, isNew: boolean): NpyHeaderFields | undefined {
  const [, dict] = (isNew ? dicts.new : dicts.old).exec(header) ?? [];
  if (dict === undefined) return undefined;
  let descr: string | undefined;
  let fortranOrder: boolean | undefined;
  let shape: readonly number[] | undefined;
  entry.lastIndex = 1;
  let end = 1;
  for (let match = entry.exec(dict); match !== null; match = entry.exec(dict)) {
    end = entry.lastIndex;
    const [, key, string, boolean, tuple, list] = match;
    if (key === "descr") descr = string ?? list;
    else if (key === "fortran_order") fortranOrder = boolean === undefined ? undefined : boolean === "True";
    else shape = tuple === undefined ? undefined : sizes(tuple, isNew ? "" : "L?");
  }
  if (!/^[ \t\f\r\n]*\}$/.test(dict.slice(end))) return undefined;
  if (descr === undefined || fortranOrder === undefined || shape === undefined) return undefined;
  return { descr, fortranOrder, shape };
}

/** The sizes in a tuple's text as Python reads it: empty for a scalar, with a comma at the end where there is one. */
function sizes(tuple: string, ending: string): readonly number[] | undefined {
  const parts = tuple.split(",").map((part) => part.trim());
  // `(6)` is a number, `(,)` nothing at all.
  if (parts.length === 1 ? parts[0] !== "" : parts[0] === "") return undefined;
  if (parts.at(-1) === "") parts.pop();
  if (parts.length > mostAxes || !parts.every((part) => new RegExp(`^(?:[1-9]\\d*|0+)${ending}$`).test(part)))
    return undefined;
  const numbers = parts.map((part) => Number.parseInt(part, 10));
  return numbers.every(Number.isSafeInteger) ? numbers : undefined;
}
