import type { Graph, NetworkConfigInput } from "@netgraft/core";
import type { Mark, Node } from "@netgraft/core/graph";
import { expect } from "chai";
import { framework } from "../support/framework.js";
import { distance, logitsOf, nameDerivedInput, nameDerivedState } from "../support/run.js";
import { smallInput, smallNetworks } from "../support/small-networks.js";

type AttachmentMark = Extract<Mark, { kind: "attachment" }>;
type SiteMark = Extract<Mark, { kind: "site" }>;

function composed(
  type: string,
  options: Readonly<Record<string, unknown>>,
  attachments: NetworkConfigInput["attachments"],
): Graph {
  return framework.compose({
    name: "small",
    input: smallInput(type),
    classes: 5,
    backbone: { type, ...options },
    ...(attachments && { attachments }),
  }).graph;
}

/** Nodes that the outputs depend on. */
function live(graph: Graph): ReadonlySet<Node> {
  const found = new Set<Node>();
  const pending = Object.values(graph.outputs);
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    const node = graph.producer(value);
    if (node === undefined || found.has(node)) continue;
    found.add(node);
    pending.push(...node.inputs);
  }
  return found;
}

const marksOf = <K extends Mark["kind"]>({ marks }: Graph, kind: K): readonly Extract<Mark, { kind: K }>[] =>
  marks.filter((mark): mark is Extract<Mark, { kind: K }> => mark.kind === kind);

/** Lets a deep chain of ReLUs keep its signal, of which each halves the square. */
const gain = Math.SQRT2;

for (const backbone of framework.catalog.backbones.all()) {
  describe(`attachments at every site of ${backbone.type}`, () => {
    const variants = smallNetworks[backbone.type] ?? [];
    const plain = variants.map((options) => composed(backbone.type, options, undefined));

    it("has a small network with each declared site, and no site that is not declared", () => {
      const traced = plain.flatMap((graph) => marksOf(graph, "site").map(({ site }) => site));
      expect([...new Set(traced)].toSorted()).to.deep.equal(Object.keys(backbone.sites).toSorted());
      expect(backbone.sites).to.have.property(backbone.standard);
    });

    for (const [index, options] of variants.entries()) {
      const before = plain[index];
      if (before === undefined) continue;
      for (const site of Object.keys(backbone.sites)) {
        const blocks = marksOf(before, "site")
          .filter((mark) => mark.site === site)
          .map((mark) => before.scopes[mark.scope]?.path ?? "");
        if (blocks.length === 0) continue;

        describe(`${site} of ${JSON.stringify(options)}`, () => {
          const first = { id: "first", attach: { type: "se", reduction: 2, bias: true }, at: site };
          const second = { id: "second", attach: { type: "se", reduction: 4, bias: true }, at: site };

          it("runs each attachment exactly once in each block, in config order", () => {
            const graph = composed(backbone.type, options, [first, second]);
            const running = live(graph);
            const attached = marksOf(graph, "attachment");
            expect(attached.map(({ scope }) => graph.scopes[scope]?.path)).to.have.members(
              blocks.flatMap((path) => [`${path}.first`, `${path}.second`]),
            );
            for (const mark of marksOf(graph, "site").filter((each) => each.site === site)) {
              expect(inOrder(mark, attached)).to.deep.equal(["first", "second"]);
            }
            // What enters a block goes into both of its paths.
            const entersBlock = site === "branchInput" || site === "shortcut";
            for (const { scope, value, before: entered } of attached) {
              const inside = graph.nodes.filter((node) => node.scope === scope);
              expect(
                inside.every((node) => running.has(node)),
                "every node counts for the output",
              ).to.equal(true);
              expect(
                inside.filter(({ operation }) => operation.kind === "multiply"),
                "scales once",
              ).to.have.length(1);
              const users = graph.nodes.filter((node) => node.inputs.some(({ id }) => id === entered));
              const others = users.filter((node) => node.scope !== scope);
              expect(entersBlock || others.length === 0, "nothing after the site goes around it").to.equal(true);
              expect(
                graph.nodes.some((node) => node.inputs.some(({ id }) => id === value)),
                "its value is used",
              ).to.equal(true);
            }
          });

          it("changes the output of the network, in each block alone", async () => {
            const state = nameDerivedState(composed(backbone.type, options, [first]), gain);
            const input = nameDerivedInput(before, 2);
            const reference = await logitsOf(before, state, input);
            for (const path of blocks) {
              const graph = composed(backbone.type, options, [{ ...first, where: { path } }]);
              const logits = await logitsOf(graph, state, input);
              expect(distance(logits, reference), path).to.be.greaterThan(1e-3).and.lessThan(1e3);
            }
          });
        });
      }
    }
  });
}

/** The ids of the attachments at one site, in the order in which the value passes through them. */
function inOrder({ before, value, site, scope }: SiteMark, attached: readonly AttachmentMark[]): readonly string[] {
  const ids: string[] = [];
  for (let at = before; at !== value;) {
    const next = attached.find((mark) => mark.site === site && mark.before === at && !ids.includes(mark.id));
    if (next === undefined)
      throw new Error(`the value at ${site} in scope ${scope} does not pass through attachments alone`);
    ids.push(next.id);
    at = next.value;
  }
  return ids;
}
