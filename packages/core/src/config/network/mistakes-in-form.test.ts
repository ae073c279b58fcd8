import { itExplains } from "../testing/message-of.test.js";

/** A config with a valid name and backbone, and other keys on line 2. */
const config = (keys: string) => `{"name": "n", "backbone": {"type": "resnet", "depth": 50},\n${keys}}`;

describe("messages about the form of a config", () => {
  itExplains([
    [
      "a misspelt key, which is one problem",
      '{"nmae": "n", "backbone": {"type": "vgg"}}',
      'nmae: unknown key; expected one of $schema, extends, name, plugins, input, classes, backbone, attachments, preprocess, labels, training. Did you mean "name"? (net.yaml:1:2)',
    ],
    [
      "missing keys",
      "{}",
      "name: this key is missing; expected text of one line, at most 200 characters that can be seen (net.yaml:1:1)\nbackbone: this key is missing; expected a map such as { type: resnet, depth: 50 } (net.yaml:1:1)",
    ],
    [
      "a key of another component",
      '{"name": "n", "backbone": {"type": "vgg", "depth": 16}}',
      "backbone.depth: unknown key; expected no other keys (net.yaml:1:43)",
    ],
    [
      "text for a number",
      config('"classes": "ten"'),
      'classes: wrong type; expected an integer of at least 0; found text "ten" (net.yaml:2:12)',
    ],
    [
      "a number out of range",
      config('"classes": -1'),
      "classes: out of range; expected an integer of at least 0; found the number -1 (net.yaml:2:12)",
    ],
    [
      "a fraction for an integer",
      config('"classes": 2.5'),
      "classes: not an integer; expected an integer of at least 0; found the number 2.5 (net.yaml:2:12)",
    ],
    [
      "infinity",
      config('"classes": 1e999'),
      "classes: not a finite number; expected an integer of at least 0; found the number .inf (net.yaml:2:12)",
    ],
    [
      "a boolean for a number",
      config('"classes": true'),
      "classes: wrong type; expected an integer of at least 0; found true (net.yaml:2:12)",
    ],
    [
      "a list for a number",
      config('"classes": [1, 2]'),
      "classes: wrong type; expected an integer of at least 0; found a list of 2 values (net.yaml:2:12)",
    ],
    [
      "a map for a number",
      config('"classes": {"a": 1}'),
      "classes: wrong type; expected an integer of at least 0; found a map with the key a (net.yaml:2:12)",
    ],
    [
      "null that removed nothing",
      config('"classes": null'),
      "classes: wrong type; expected an integer of at least 0; found nothing (null) (net.yaml:2:12)",
    ],
    [
      "a number for text",
      '{"name": 50, "backbone": {"type": "vgg"}}',
      "name: wrong type; expected text of one line, at most 200 characters that can be seen (write it in quotes); found the number 50 (net.yaml:1:10)",
    ],
    [
      "a number for a map",
      config('"input": 224'),
      "input: wrong type; expected a map; found the number 224 (net.yaml:2:10)",
    ],
    [
      "a misspelt key in a map",
      config('"input": {"hieght": 3}'),
      'input.hieght: unknown key; expected one of channels, height, width. Did you mean "height"? (net.yaml:2:11)',
    ],
    [
      "text for a list",
      config('"plugins": "x"'),
      'plugins: wrong type; expected a list of values, each the name of a package, or the path of a file; found text "x" (net.yaml:2:12)',
    ],
    [
      "empty text",
      config('"plugins": [""]'),
      'plugins[0]: this text is empty; expected the name of a package, or the path of a file; found text "" (net.yaml:2:13)',
    ],
    [
      "a map for a list",
      config('"attachments": {"type": "se"}'),
      "attachments: wrong type; expected a list of maps; found a map with the key type (net.yaml:2:16)",
    ],
    [
      "text for an item",
      config('"attachments": ["se"]'),
      'attachments[0]: wrong type; expected a map with the key attach; found text "se" (net.yaml:2:17)',
    ],
    [
      "text for a component",
      config('"attachments": [{"attach": "se"}]'),
      'attachments[0].attach: wrong type; expected a map such as { type: se, reduction: 16 }; found text "se" (net.yaml:2:28)',
    ],
    [
      "a component without type",
      config('"attachments": [{"attach": {"tpye": "se"}}]'),
      'attachments[0].attach.type: this key is missing; expected one of many, se; found the key "tpye" (net.yaml:2:28)',
    ],
    [
      "a type that is no text",
      config('"attachments": [{"attach": {"type": 3}}]'),
      "attachments[0].attach.type: wrong type; expected one of many, se; found the number 3 (net.yaml:2:37)",
    ],
    [
      "an id that cannot be a module's name",
      config('"attachments": [{"id": "a.b", "attach": {"type": "se"}}]'),
      'attachments[0].id: malformed; expected a name of letters, digits, _ and -; found text "a.b" (net.yaml:2:24)',
    ],
    ...["__proto__", "constructor", "prototype", "a/b", "a b", "", "a\\u001b[2K", "注意"].map(
      (id) =>
        [
          `an id that a state dict or JavaScript cannot carry: ${id}`,
          config(`"attachments": [{"id": "${id}", "attach": {"type": "se"}}]`),
          `attachments[0].id: malformed; expected a name of letters, digits, _ and -; found text "${id}" (net.yaml:2:24)`,
        ] as const,
    ),
    [
      "at and replace together, beside another problem",
      config('"attachments": [{"attach": {"type": "se"}, "at": "conv2", "replace": "conv2", "whree": {}}]'),
      'attachments[0].whree: unknown key; expected one of id, attach, at, replace, where. Did you mean "where"? (net.yaml:2:79)\n' +
        "attachments[0].replace: `at` and `replace` exclude each other; expected one of the two; `at: null` removes an inherited `at` (net.yaml:2:70)",
    ],
    [
      "a pattern of paths that is too long",
      config(`"attachments": [{"attach": {"type": "se"}, "where": {"path": "${"*".repeat(1001)}"}}]`),
      `attachments[0].where.path: too long; expected text of 1 to 1000 characters; found text "${"*".repeat(60)}…" (net.yaml:2:62)`,
    ],
    [
      "a malformed range",
      config('"attachments": [{"attach": {"type": "se"}, "where": {"blocks": ["1-3"]}}]'),
      'attachments[0].where.blocks[0]: malformed; expected an integer, a range such as "1..3", or a step such as "::2"; found text "1-3" (net.yaml:2:65)',
    ],
    [
      "a fraction for a block",
      config('"attachments": [{"attach": {"type": "se"}, "where": {"blocks": [1.5]}}]'),
      'attachments[0].where.blocks[0]: not an integer; expected an integer, a range such as "1..3", or a step such as "::2"; found the number 1.5 (net.yaml:2:65)',
    ],
    [
      "an option's unknown choice",
      config('"attachments": [{"attach": {"type": "se", "gate": "sigmod"}}]'),
      'attachments[0].attach.gate: unknown choice; expected one of sigmoid, tanh, relu; found text "sigmod". Did you mean "sigmoid"? (net.yaml:2:51)',
    ],
    [
      "a misspelt option",
      config('"attachments": [{"attach": {"type": "se", "reductoin": 8}}]'),
      'attachments[0].attach.reductoin: unknown key; expected one of reduction, channels, bias, gate. Did you mean "reduction"? (net.yaml:2:43)',
    ],
    [
      "a boolean of YAML 1.1",
      config('"attachments": [{"attach": {"type": "se", "bias": "yes"}}]'),
      'attachments[0].attach.bias: wrong type; expected true or false; found text "yes". Did you mean "true"? (net.yaml:2:51)',
    ],
    [
      "options that exclude each other",
      config('"attachments": [{"attach": {"type": "se", "reduction": 8, "channels": 4}}]'),
      "attachments[0].attach: give `reduction` or `channels`, not both (net.yaml:2:28)",
    ],
    [
      "a depth that does not exist",
      '{"name": "n", "backbone": {"type": "resnet", "depth": 51}}',
      'backbone.depth: unknown choice; expected one of 18, 50, 101; found the number 51. Did you mean "50"? (net.yaml:1:55)',
    ],
    [
      "a missing option",
      '{"name": "n", "backbone": {"type": "resnet"}}',
      "backbone.depth: this key is missing; expected one of 18, 50, 101 (net.yaml:1:27)",
    ],
    [
      "a bound that is excluded",
      '{"name": "n", "backbone": {"type": "resnet", "depth": 50, "dropout": 1}}',
      "backbone.dropout: out of range; expected a number of at least 0 and below 1; found the number 1 (net.yaml:1:70)",
    ],
    [
      "labels that are not one per class",
      config('"labels": ["a", "b"]'),
      "labels: wrong number of values; expected 1000, one for each class; found 2 (net.yaml:2:11)",
    ],
    [
      "a label that is no text",
      config('"classes": 2, "labels": ["a", 7]'),
      "labels[1]: wrong type; expected text, or { folder, label } (write it in quotes); found the number 7 (net.yaml:2:31)",
    ],
    [
      "labels that are neither list nor text",
      config('"labels": 3'),
      "labels: wrong type; expected a list of names, a map from folders to labels, or the name of a file with one name per line; found the number 3 (net.yaml:2:11)",
    ],
    [
      "wrong preprocessing",
      config('"preprocess": {"interpolation": "bilnear", "mean": [0.5], "std": [0, 1, 1], "cropRatio": 87.5}'),
      "preprocess.cropRatio: out of range; expected a number above 0 and at most 2; found the number 87.5 (net.yaml:2:90)\n" +
        'preprocess.interpolation: unknown choice; expected one of bilinear, bicubic, nearest; found text "bilnear". Did you mean "bilinear"? (net.yaml:2:33)\n' +
        "preprocess.std[0]: out of range; expected a positive number; found the number 0 (net.yaml:2:67)\n" +
        "preprocess.mean: wrong number of values; expected 3, one for each channel of the input; found 1 (net.yaml:2:52)",
    ],
  ]);
});
