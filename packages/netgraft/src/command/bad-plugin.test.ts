import { type BadCase, refuses, words } from "./refuses.test.support.js";

const core = import.meta.resolve("@netgraft/core");

const files = {
  "good.yaml": "name: good\nbackbone: { type: resnet, depth: 18 }\n",
  "no-plugin.yaml": "extends: ./good.yaml\nplugins: [netgraft-plugin-that-is-not-installed]\n",
  "no-plugins.yaml": "extends: ./good.yaml\nplugins: [netgraft-plugin-that-is-not-installed, ./nowhere.mjs]\n",
  "lost-plugin.yaml": "extends: ./good.yaml\nplugins:\n  - old.mjs\n",
  "throwing.yaml": "extends: ./good.yaml\nplugins: [./throws.mjs]\n",
  "registering.yaml": "extends: ./good.yaml\nplugins: [./registers.mjs]\n",
  "old.yaml": "extends: ./good.yaml\nplugins: [./old.mjs]\n",
  "double.yaml": "extends: ./good.yaml\nplugins: [./double.mjs]\n",
  "needy.yaml": "extends: ./good.yaml\nplugins: [./needs.mjs]\n",
  "again.yaml": "extends: ./good.yaml\nplugins: [./again.mjs]\n",
  "no.yaml": "extends: ./good.yaml\nplugins: [./no.mjs]\n",
  "throws.mjs": "throw new Error('the licence has expired');",
  "registers.mjs":
    "export default { name: 'r', apiVersion: 1, register() { throw new TypeError('x is not a function'); } };",
  "old.mjs": "export default { name: 'old', apiVersion: 0 };",
  "no.mjs": "export default 'hello';",
  "needs.mjs": "export default { name: 'needs', apiVersion: 1, dependsOn: ['other'] };",
  "again.mjs": "export default { name: '@netgraft/plugin-se', apiVersion: 1 };",
  "double.mjs": `
    import { attachment, definePlugin } from ${JSON.stringify(core)};
    import { z } from ${JSON.stringify(import.meta.resolve("zod"))};
    const se = attachment({ type: "se", summary: "Another.", options: z.strictObject({}), build: () => (_, x) => x });
    export default definePlugin({ name: "double", apiVersion: 1, attachments: [se] });`,
};

const running = (plugin: string, place: string): string => `running the code of the plugin ${plugin} (${place})`;

const cases: readonly BadCase[] = [
  [
    "a plugin that is not installed",
    ["no-plugin.yaml"],
    [
      "error NG_PLUGIN_NOT_FOUND",
      '  plugins: there is no plugin "netgraft-plugin-that-is-not-installed"; expected an installed package, or a path that starts with ./ (no-plugin.yaml:2:11)',
    ],
  ],
  [
    "plugins that are not there, all at once",
    ["no-plugins.yaml"],
    [
      "error NG_PLUGIN_NOT_FOUND",
      words(
        String.raw`plugins: there is no plugin "netgraft-plugin-that-is-not-installed"; expected .* \(no-plugins\.yaml:2:11\)`,
      ),
      words(
        String.raw`plugins: there is no plugin "\./nowhere\.mjs"; expected a file .*nowhere\.mjs \(no-plugins\.yaml:2:50\)`,
      ),
    ],
  ],
  [
    "a plugin's path without ./",
    ["lost-plugin.yaml"],
    [
      "error NG_PLUGIN_NOT_FOUND",
      '  plugins: there is no plugin "old.mjs"; expected an installed package, or a path that starts with ./. Did you mean "./old.mjs"? (lost-plugin.yaml:3:5)',
    ],
  ],
  [
    "a plugin that throws when it is loaded",
    ["throwing.yaml"],
    [
      running("./throws.mjs", "throwing.yaml:2:11"),
      "error NG_PLUGIN_FAILED",
      '  plugins: the plugin "./throws.mjs" cannot be loaded: the licence has expired (throwing.yaml:2:11)',
    ],
  ],
  [
    "a plugin that throws when it registers",
    ["registering.yaml"],
    [
      running("./registers.mjs", "registering.yaml:2:11"),
      "error NG_PLUGIN_FAILED",
      "  registering.yaml:2:11 (r): the plugin threw while it registered: x is not a function",
    ],
  ],
  [
    "a plugin of another API version",
    ["old.yaml"],
    [
      running("./old.mjs", "old.yaml:2:11"),
      "error NG_PLUGIN_API_VERSION",
      "  old.yaml:2:11 (old): the plugin was written for another plugin API; expected version 1.1; found version 0",
    ],
  ],
  [
    "a plugin that registers a name twice",
    ["double.yaml"],
    [
      running("./double.mjs", "double.yaml:2:11"),
      "error NG_DUPLICATE_COMPONENT",
      '  double: registers the attachment "se", which "@netgraft/plugin-se" has registered already',
    ],
  ],
  [
    "a plugin that needs another",
    ["needy.yaml"],
    [
      running("./needs.mjs", "needy.yaml:2:11"),
      "error NG_PLUGIN_DEPENDENCY",
      '  needy.yaml:2:11 (needs): needs the plugin "other", which is not loaded before it',
    ],
  ],
  [
    "a plugin with the name of another",
    ["again.yaml"],
    [
      running("./again.mjs", "again.yaml:2:11"),
      "error NG_PLUGIN_DUPLICATE",
      '  again.yaml:2:11 (@netgraft/plugin-se): a plugin named "@netgraft/plugin-se" is loaded already',
    ],
  ],
  [
    "a module that is no plugin",
    ["no.yaml"],
    [
      running("./no.mjs", "no.yaml:2:11"),
      "error NG_PLUGIN_INVALID",
      '  no.yaml:2:11: this is no plugin; expected a default export made with definePlugin({ name, apiVersion, … }); found "hello"',
    ],
  ],
  [
    "a plugin where plugins are refused",
    ["throwing.yaml", "--no-plugins"],
    [
      "error NG_PLUGINS_REFUSED",
      '  plugins: the config names the plugin "./throws.mjs", whose code must not be run (throwing.yaml:2:11)',
    ],
  ],
  [
    "a program where plugins are refused",
    ["throws.mjs", "--no-plugins"],
    ["error NG_PLUGINS_REFUSED", "  throws.mjs: the config is a program, whose code must not be run"],
  ],
  [
    "a program that throws",
    ["throws.mjs"],
    [
      "running the code of the program throws.mjs",
      "error NG_PROGRAM_FAILED",
      "  throws.mjs: the program threw while it ran: the licence has expired",
    ],
  ],
];

describe("a wrong plugin or program", () => refuses(files, cases));
