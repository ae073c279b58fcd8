import { itExplains } from "../testing/message-of.test.js";

/** A valid config but for options of `many`, which stand on line 2. */
const options = (keys: string) =>
  `{"name": "n", "backbone": {"type": "vgg"}, "attachments": [{"attach": {"type": "many",\n${keys}}}]}`;

describe("messages about options", () => {
  itExplains([
    [
      "a form of a union that does not exist",
      options('"pool": {"kind": "gm"}'),
      'attachments[0].attach.pool.kind: unknown choice; expected one of avg, gem; found text "gm". Did you mean "gem"? (net.yaml:2:18)',
    ],
    [
      "a form of a union that is not named",
      options('"pool": {}'),
      "attachments[0].attach.pool.kind: this key is missing; expected one of avg, gem (net.yaml:2:9)",
    ],
    [
      "text where a union has maps",
      options('"pool": "avg"'),
      'attachments[0].attach.pool: wrong type; expected a map with the key kind; found text "avg" (net.yaml:2:9)',
    ],
    [
      "mistakes within a form of a union",
      options('"pool": {"kind": "gem", "pwoer": "3"}'),
      'attachments[0].attach.pool.pwoer: unknown key; expected one of kind, power. Did you mean "power"? (net.yaml:2:25)',
    ],
    [
      "a list of the wrong length",
      options('"sizes": [1]'),
      "attachments[0].attach.sizes: too short; expected a list of 2 positive integers; found a list of 1 value (net.yaml:2:10)",
    ],
    [
      "a list with a wrong value",
      options('"sizes": [1, "2"]'),
      'attachments[0].attach.sizes[1]: wrong type; expected a positive integer; found text "2" (net.yaml:2:14)',
    ],
    [
      "a wrong value under a free key",
      options('"groups": {"a": "x"}'),
      'attachments[0].attach.groups.a: wrong type; expected an integer; found text "x" (net.yaml:2:17)',
    ],
    [
      "a key that a record does not list",
      options('"weights": {"low": 1, "hihg": 2}'),
      'attachments[0].attach.weights.hihg: unknown key; expected one of low, high. Did you mean "high"? (net.yaml:2:23)',
    ],
    [
      "a number that is not divisible",
      options('"width": 7'),
      "attachments[0].attach.width: not divisible by 8; expected an integer divisible by 8; found the number 7 (net.yaml:2:10)",
    ],
    [
      "what a schema's author forbids in words",
      options('"kernel": 2'),
      "attachments[0].attach.kernel: a kernel's size must be odd; found the number 2 (net.yaml:2:11)",
    ],
    [
      "what a schema's author words for a type",
      options('"ratio": "x"'),
      'attachments[0].attach.ratio: a ratio, please; expected a number; found text "x" (net.yaml:2:10)',
    ],
    [
      "the list form of a union",
      options('"taps": [1, "b"]'),
      'attachments[0].attach.taps[1]: wrong type; expected a number; found text "b" (net.yaml:2:13)',
    ],
    [
      "the map form of a union",
      options('"taps": {"from": 1}'),
      "attachments[0].attach.taps.to: this key is missing; expected a number (net.yaml:2:9)",
    ],
    [
      "no form of a union",
      options('"taps": 1'),
      "attachments[0].attach.taps: wrong type; expected a list of numbers or a map with the keys from and to; found the number 1 (net.yaml:2:9)",
    ],
    [
      "a tuple with a wrong value",
      options('"pair": [1, 2]'),
      "attachments[0].attach.pair[1]: wrong type; expected true or false; found the number 2 (net.yaml:2:13)",
    ],
    [
      "a tuple of the wrong length",
      options('"pair": [1]'),
      "attachments[0].attach.pair: too short; expected a list of 2 values; found a list of 1 value (net.yaml:2:9)",
    ],
  ]);
});
