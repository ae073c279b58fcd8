import { attachmentRuleSchema, chosenKinds, describeOptions, networkSchema, whereSchema } from "@netgraft/core/config";
import { createFramework } from "netgraft";
import { markdownTable } from "./markdown.mjs";

/** @typedef {Parameters<typeof describeOptions>[0]} Schema */

/**
 * What the page shows of a component; backbones have sites.
 * @typedef {object} Component
 * @property {string} type
 * @property {string} summary
 * @property {Schema} options
 * @property {Readonly<Record<string, string>>} [sites]
 * @property {readonly string[]} [replaceable]
 * @property {string} [standard]
 */

/** Components that have options, with the place of their choice in a config. */
const kinds = chosenKinds.map(({ plural, choice }) => ({
  kind: plural,
  title: `${plural.slice(0, 1).toUpperCase()}${plural.slice(1)}`,
  place: placeOf(choice.at),
}));

/** docs/config.md: every key of a config and every option of a component. */
export const configReference = {
  path: "docs/config.md",
  async render() {
    const { catalog } = createFramework();
    const parts = [
      { key: "attachments", schema: attachmentRuleSchema, text: "Each entry of `attachments`." },
      {
        key: "where",
        schema: whereSchema,
        text: "`where` in an entry of `attachments`; what is left out does not restrict. Each part of it, such as a stage, or a choice in braces, selects something: what selects nothing is an error that names it.",
      },
      ...Object.entries(networkSchema.shape)
        .filter(([key, schema]) => key !== "backbone" && describeOptions(schema).length > 0)
        .map(([key, schema]) => ({ key, schema, text: schema.description })),
    ];
    // A heading that occurs twice gets a number at its second place.
    return `# Config reference

Every key of a network config and every option of the built-in components. \`netgraft describe <component>\` shows the same for
components of plugins, \`netgraft schema\` prints the JSON Schema for editors. [compose.md](compose.md) shows how to use it.
Written from the schemas by \`npm run docs\`.

- [The config](#the-config)${parts.map(({ key }) => ` · [\`${key}\`](#${key})`).join("")}
${kinds.map(({ kind, title }) => `- [${title}](#${kind}${parts.some(({ key }) => key === kind) ? "-1" : ""})`).join("\n")}

## The config

${optionTable(networkSchema)}

${parts.map(({ key, schema, text }) => `### \`${key}\`\n\n${text}\n\n${optionTable(schema)}\n`).join("\n")}
${kinds.map(({ kind, title, place }) => `## ${title}\n\nChosen with ${place}.\n\n${catalog[kind].all().map(component).join("\n")}`).join("\n")}`;
  },
};

/**
 * Where a component is chosen, in words: `dataset: { type: … }` in `training`.
 * @param {readonly string[]} at
 */
function placeOf(at) {
  const key = at.findLast((part) => part !== "*");
  const [above, ...others] = at.slice(0, key === undefined ? 0 : at.lastIndexOf(key)).toReversed();
  const inside = above === "*" ? ` in an entry of \`${others[0]}\`` : above === undefined ? "" : ` in \`${above}\``;
  return `${at.at(-1) === "*" ? `an entry of \`${key}\`` : `\`${key}: { type: … }\``}${inside}`;
}

/** @param {Component} component */
function component({ type, summary, options, sites, replaceable = [], standard }) {
  const table = describeOptions(options).length === 0 ? "No options.\n" : `${optionTable(options)}\n`;
  const places =
    sites === undefined
      ? ""
      : `\n${markdownTable(
          ["site", "where it is"],
          Object.entries(sites).map(([name, where]) => [`\`${name}\`${name === standard ? " (standard)" : ""}`, where]),
        )}\n${replaceable.length === 0 ? "" : `\nCan be replaced: ${replaceable.map((name) => `\`${name}\``).join(", ")}.\n`}`;
  return `### ${type}\n\n${summary}\n\n${table}${places}`;
}

/** @param {Schema} schema */
function optionTable(schema) {
  const rows = describeOptions(schema).map(({ name, expected, required, default: assumed, description = "" }) => [
    `\`${name}\``,
    cell(expected),
    required ? "required" : assumed === undefined ? "" : `\`${JSON.stringify(assumed)}\``,
    cell(description),
  ]);
  return markdownTable(["key", "value", "default", "meaning"], rows);
}

/**
 * Text that does not end a cell.
 * @param {string} text
 */
function cell(text) {
  return text.replaceAll("|", "\\|");
}
