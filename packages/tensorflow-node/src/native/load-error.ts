import type { NetgraftError } from "@netgraft/core";
import { TensorFlowLoadError } from "./errors.js";

/** What the words of the system's loader mean, and what helps. */
const meanings: readonly (readonly [words: RegExp, message: string, expected: string])[] = [
  [
    /lib(tensorflow\S*|stdc\+\+\S*|gcc_s\S*): cannot open shared object file|Library not loaded|module could not be found/i,
    "a native library that tfjs-node needs is missing",
    "the library where it was when tfjs-node was built; `netgraft setup tensorflow` builds it anew",
  ],
  [
    /undefined symbol|symbol not found|procedure could not be found|version `?\S+' not found/i,
    "tfjs-node's addon was built for another TensorFlow or another system",
    "an addon built for the TensorFlow that is there; `netgraft setup tensorflow` builds it anew",
  ],
  [
    /wrong ELF class|invalid ELF header|incompatible architecture|not a valid Win32|file too short/i,
    "tfjs-node's addon or TensorFlow's library is damaged or for another processor",
    `files for ${process.platform}-${process.arch}; \`netgraft setup tensorflow\` makes them anew`,
  ],
];

/** The error for words with which loading tfjs-node has failed. */
export function loadError(words: string, at?: string): NetgraftError {
  const [, message, expected] = meanings.find(([pattern]) => pattern.test(words)) ?? [
    undefined,
    "tfjs-node cannot be loaded",
    "a tfjs-node that loads; `netgraft setup tensorflow` makes one",
  ];
  return new TensorFlowLoadError({ ...(at !== undefined && { at }), message, expected, found: words });
}
