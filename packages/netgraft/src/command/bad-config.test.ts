import { type BadCase, refuses, words } from "./refuses.test.support.js";

const files = {
  "good.yaml": "name: good\nbackbone: { type: resnet, depth: 18 }\n",
  "backbone.yaml": "name: a\nbackbone: { type: resnt, depth: 18 }\n",
  "attachment.yaml": "extends: ./good.yaml\nattachments:\n  - attach: { type: see }\n",
  "option.yaml": "extends: ./good.yaml\nattachments:\n  - attach: { type: se, ratio: 8, redction: 8 }\n",
  "site.yaml": "extends: ./good.yaml\nattachments:\n  - attach: { type: se }\n    at: residul\n",
  "key.yaml": "extends: ./good.yaml\nclases: 10\n",
  "depth.yaml": "name: a\nbackbone:\n  type: resnet\n  depth: 51\n",
  "types.yaml": "name: 3\nclasses: ten\nbackbone: [resnet]\nattachments: { attach: { type: se } }\n",
  "missing.yaml": "classes: 10\n",
  "nothing.yaml": "extends: ./good.yaml\nattachments:\n  - attach: { type: se }\n    where: { stages: [5] }\n",
  "twice.yaml": "extends: ./good.yaml\nattachments:\n  - attach: { type: se }\n  - attach: { type: se }\n",
  "syntax.yaml": "name: a\nbackbone: { type: resnet\nclasses: 10\n",
  "syntax.json": '{ "name": "a", "backbone": { "type": "resnet", } "classes": 10 }',
  "one.yaml": "extends: ./two.yaml\nname: one\n",
  "two.yaml": "extends: ./sub/three.yaml\n",
  "sub/three.yaml": "extends: ../one.yaml\n",
  "lost.yaml": "extends: ./god.yaml\nname: lost\n",
  "preset.yaml": "name: a\nextends: resnet5\n",
  "proto.yaml": "extends: ./good.yaml\nbackbone: { __proto__: { depth: 34 } }\n",
};

const cases: readonly BadCase[] = [
  [
    "an unknown backbone",
    ["backbone.yaml"],
    [
      "error NG_UNKNOWN_COMPONENT",
      words(
        String.raw`backbone\.type: unknown backbone "resnt"; expected (one of )?.*resnet.*\. Did you mean "resnet"\? \(backbone\.yaml:2:19\)`,
      ),
    ],
  ],
  [
    "an unknown attachment",
    ["attachment.yaml"],
    [
      "error NG_UNKNOWN_COMPONENT",
      words(
        String.raw`attachments\[0\]\.attach\.type: unknown attachment "see"; expected (one of )?.*se.*\. Did you mean "se"\? \(attachment\.yaml:3:21\)`,
      ),
    ],
  ],
  [
    "unknown options, all at once",
    ["option.yaml"],
    [
      "error NG_CONFIG_INVALID",
      words(
        String.raw`attachments\[0\]\.attach\.ratio: unknown key; expected one of .*reduction.* \(option\.yaml:3:25\)`,
      ),
      words(
        String.raw`attachments\[0\]\.attach\.redction: unknown key; expected one of .*\. Did you mean "reduction"\? \(option\.yaml:3:35\)`,
      ),
    ],
  ],
  [
    "an unknown site",
    ["site.yaml"],
    [
      "error NG_UNKNOWN_SITE",
      words(
        String.raw`attachments\[0\]\.at: the backbone "resnet" has no site "residul"; expected one of branchInput, residual, .*\. Did you mean "residual"\? \(site\.yaml:4:9\)`,
      ),
    ],
  ],
  [
    "an unknown key",
    ["key.yaml"],
    [
      "error NG_CONFIG_INVALID",
      words(
        String.raw`clases: unknown key; expected one of .*, name, plugins, .*\. Did you mean "classes"\? \(key\.yaml:2:1\)`,
      ),
    ],
  ],
  [
    "a depth that does not exist",
    ["depth.yaml"],
    [
      "error NG_CONFIG_INVALID",
      words(
        String.raw`backbone\.depth: unknown choice; expected one of (\d+, )*50, .*; found the number 51\. Did you mean "50"\? \(depth\.yaml:4:10\)`,
      ),
    ],
  ],
  [
    "wrong types, all at once",
    ["types.yaml"],
    [
      "error NG_CONFIG_INVALID",
      "  name: wrong type; expected text of one line, at most 200 characters that can be seen (write it in quotes); found the number 3 (types.yaml:1:7)",
      '  classes: wrong type; expected an integer of at least 0; found text "ten" (types.yaml:2:10)',
      "  backbone: wrong type; expected a map such as { type: resnet, depth: 50 }; found a list of 1 value (types.yaml:3:11)",
      "  attachments: wrong type; expected a list of maps; found a map with the key attach (types.yaml:4:14)",
    ],
  ],
  [
    "missing keys",
    ["missing.yaml"],
    [
      "error NG_CONFIG_INVALID",
      "  name: this key is missing; expected text of one line, at most 200 characters that can be seen (missing.yaml:1:1)",
      "  backbone: this key is missing; expected a map such as { type: resnet, depth: 50 } (missing.yaml:1:1)",
    ],
  ],
  [
    "a rule that selects nothing",
    ["nothing.yaml"],
    [
      "error NG_NOTHING_SELECTED",
      '  attachments[0]: "se" (at residual) selects no block; expected one of the blocks of stage 1: layer1.0 … layer1.1, ' +
        "stage 2: layer2.0 … layer2.1, stage 3: layer3.0 … layer3.1, stage 4: layer4.0 … layer4.1; " +
        "found where: { stages: [5] } (nothing.yaml:3:5)",
    ],
  ],
  [
    "two attachments of one name",
    ["twice.yaml"],
    [
      "error NG_DUPLICATE_NAME",
      "  layer1.0.se: two attachments in one block have this name; expected another `id` for one of them (twice.yaml:4:5)",
    ],
  ],
  [
    "YAML that does not parse",
    ["syntax.yaml"],
    ["error NG_CONFIG_SYNTAX", words(String.raw`.* \(syntax\.yaml:3:\d+\)`)],
  ],
  [
    "JSON that does not parse",
    ["syntax.json"],
    [
      "error NG_CONFIG_SYNTAX",
      words(String.raw`.* \(syntax\.json:1:50\)`),
      words(String.raw`.* \(syntax\.json:1:59\)`),
    ],
  ],
  [
    "configs that extend each other in a circle",
    ["one.yaml"],
    [
      "error NG_CONFIG_CYCLE",
      "  extends: a config extends itself: one.yaml → two.yaml → sub/three.yaml → one.yaml (sub/three.yaml:1:10)",
    ],
  ],
  [
    "a base that does not exist",
    ["lost.yaml"],
    ["error NG_CONFIG_NOT_FOUND", '  god.yaml: this file does not exist. Did you mean "good.yaml"? (lost.yaml:1:10)'],
  ],
  [
    "a preset that does not exist",
    ["resnet51"],
    [
      "error NG_CONFIG_NOT_FOUND",
      '  there is no network "resnet51"; expected the name of a network, or a file that ends in .yaml, .yml, .json, .mjs or .js. Did you mean "resnet50"?',
    ],
  ],
  [
    "a base that is no preset",
    ["preset.yaml"],
    [
      "error NG_CONFIG_NOT_FOUND",
      words(String.raw`extends: there is no network "resnet5"; .*\. Did you mean "resnet\d+"\? \(preset\.yaml:2:10\)`),
    ],
  ],
  [
    "a config that does not exist",
    ["god.yaml"],
    ["error NG_CONFIG_NOT_FOUND", '  god.yaml: this file does not exist. Did you mean "good.yaml"?'],
  ],
  [
    "__proto__ in --set",
    ["resnet18", "--set", "__proto__.polluted=1"],
    [
      "error NG_CONFIG_OVERRIDE",
      '  --set __proto__.polluted=1: the key "__proto__" is not allowed in a config; found __proto__.polluted',
    ],
  ],
  [
    "__proto__ in the value of --set",
    ["resnet18", "--set", "backbone={ __proto__: { depth: 34 } }"],
    ["error NG_CONFIG_OVERRIDE", words(String.raw`--set backbone=.*__proto__.*`)],
  ],
  [
    "__proto__ in a file",
    ["proto.yaml"],
    ["error NG_CONFIG_INVALID", words(String.raw`backbone\.__proto__: .*\(proto\.yaml:2:13\)`)],
  ],
  [
    "--set without a value",
    ["resnet18", "--set", "classes"],
    [
      "error NG_CONFIG_OVERRIDE",
      '  --set classes: "=" and a value should stand at character 8 of "classes"; expected path=value, e.g. ' +
        "attachments.se.reduction=8; the value null removes; found the end of the text",
    ],
  ],
  [
    "--set of something that is not there",
    ["resnet18", "--set", "attachments.se.reduction=8"],
    ["error NG_CONFIG_OVERRIDE", words(String.raw`--set attachments\.se\.reduction=8: .*`)],
  ],
  [
    "--attach that does not parse",
    ["resnet18", "--attach", "se(reduction=8"],
    ["error NG_CONFIG_OVERRIDE", words(String.raw`--attach se\(reduction=8: .*`)],
  ],
];

describe("a wrong config", () => refuses(files, cases));
