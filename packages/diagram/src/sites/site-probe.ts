import { attachment, definePlugin, type Operation, z } from "@netgraft/core";
import { pluginApiVersion } from "@netgraft/core/host";
import { siteKind } from "../model/site-kind.js";

/** The identity: a graph keeps no trace of a site at which nothing is attached, on which of several ways out of a value it lies. */
const siteOperation: Operation = {
  kind: siteKind,
  attributes: z.strictObject({}),
  infer: ([x]) => (x === undefined ? [] : [x]),
};

/** Brings the attachment that marks a site and computes nothing. */
export const siteProbes = definePlugin({
  name: "@netgraft/diagram-sites",
  apiVersion: pluginApiVersion,
  attachments: [
    attachment({
      type: siteKind,
      summary: "Marks a site in a drawing.",
      options: z.strictObject({}),
      build: () => (b, x) => b.apply(siteOperation, [x], {})[0] ?? x,
    }),
  ],
});
