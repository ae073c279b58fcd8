import type { ElkExtendedEdge, ElkNode, ElkPort, LayoutOptions } from "elkjs/lib/elk-api.js";
import type { Flow, FlowEdge, FlowGroup, FlowNode } from "../model/flow.js";
import { textWidth } from "./text-width.js";
import { startElk } from "./elk.js";
import type { Box, PlacedFlow, Point } from "./placed-flow.js";
import { straightened } from "./straightened.js";
import { entrySide, portId, type Side, sides } from "./sides.js";
import { nodeSize, siteTextSize, textSizes } from "./sizes.js";

const options: LayoutOptions = {
  "elk.algorithm": "layered",
  "elk.direction": "DOWN",
  "elk.edgeRouting": "ORTHOGONAL",
  "elk.hierarchyHandling": "INCLUDE_CHILDREN",
  "elk.json.shapeCoords": "ROOT",
  "elk.json.edgeCoords": "ROOT",
  "elk.layered.nodePlacement.strategy": "NETWORK_SIMPLEX",
  "elk.layered.nodePlacement.favorStraightEdges": "true",
  "elk.layered.considerModelOrder.strategy": "PREFER_EDGES",
  "elk.layered.spacing.nodeNodeBetweenLayers": "15",
  "elk.layered.spacing.edgeNodeBetweenLayers": "10",
  "elk.spacing.nodeNode": "18",
  "elk.spacing.edgeNode": "14",
  "elk.spacing.edgeEdge": "12",
  "elk.spacing.edgeLabel": "4",
  "elk.padding": "[top=2,left=2,bottom=2,right=2]",
};
/** How much straighter the way of the feature map is drawn than others. */
const spinePriority: LayoutOptions = {
  "elk.layered.priority.straightness": "100",
  "elk.layered.priority.direction": "10",
};
const branchPriority: LayoutOptions = { "elk.layered.priority.straightness": "10" };
/** What an attachment's frame leaves around its nodes. */
const framePadding = "[top=9,left=13,bottom=11,right=13]";

/** Gives every part of a flow a place, from top to bottom. The same flow gets the same places each time. */
export async function layoutFlow(flow: Flow): Promise<PlacedFlow> {
  const elk = await startElk();
  const shapes = new Map(flow.nodes.map(({ id, shape }) => [id, shape]));
  const entering = ({ id }: FlowNode): readonly number[] =>
    flow.edges.flatMap(({ to }, index) => (to === id ? [index] : []));
  const childOf = (node: FlowNode): ElkNode => elkNode(node, entering(node));
  const inGroup = (id: string): readonly FlowNode[] => flow.nodes.filter(({ group }) => group === id);
  const graph: ElkNode = {
    id: "flow",
    layoutOptions: options,
    children: [
      ...flow.nodes.filter(({ group }) => group === undefined).map(childOf),
      ...flow.groups.map((group) => elkGroup(group, inGroup(group.id).map(childOf))),
    ],
    edges: flow.edges.map((edge, index) => elkEdge(edge, index, entrySide(flow, index))),
  };
  const placed: ElkNode = await elk.layout(graph);
  const boxes = new Map<string, Box>();
  for (const child of placed.children ?? []) {
    boxes.set(child.id, boxOf(child));
    for (const inner of child.children ?? []) boxes.set(inner.id, boxOf(inner));
  }
  const place = <T extends { readonly id: string }>(item: T): T & Box => {
    const box = boxes.get(item.id);
    if (box === undefined) throw new TypeError(`the layout has lost "${item.id}"`);
    return { ...item, ...box };
  };
  return {
    width: placed.width ?? 0,
    height: placed.height ?? 0,
    nodes: flow.nodes.map(place),
    groups: flow.groups.map(place),
    edges: flow.edges.map((edge, index) => {
      const isRound = (id: string): boolean => ["join", "site"].includes(shapes.get(id) ?? "");
      return placedEdge(edge, placed.edges?.[index], isRound);
    }),
  };
}

function elkNode(node: FlowNode, entering: readonly number[]): ElkNode {
  const { width, height } = nodeSize(node, entering.length);
  const isConcat = node.shape === "concat";
  const ports = node.shape === "join" ? (["in", "out", "gate", "other"] as const) : (["in", "out"] as const);
  return {
    id: node.id,
    width,
    height,
    layoutOptions: {
      "elk.portConstraints": isConcat ? "FIXED_POS" : "FIXED_SIDE",
      "elk.portAlignment.default": "CENTER",
    },
    ports: isConcat
      ? [
          ...entering.map((index, order) =>
            elkPort(node, index, "in", { x: (width * (order + 0.5)) / entering.length, y: 0 }),
          ),
          elkPort(node, "out", "out", { x: width / 2, y: height }),
        ]
      : ports.map((side) => elkPort(node, side, side)),
    ...(node.shape === "site" && {
      labels: [
        {
          text: node.lines.join(" "),
          ...siteTextSize(node),
          layoutOptions: { "elk.nodeLabels.placement": "OUTSIDE H_RIGHT V_CENTER" },
        },
      ],
    }),
  };
}

function elkPort({ id }: FlowNode, name: Side | number, side: Side, place: Partial<Point> = {}): ElkPort {
  return { id: portId(id, name), width: 0, height: 0, ...place, layoutOptions: { "elk.port.side": sides[side] } };
}

function elkGroup({ id }: FlowGroup, children: ElkNode[]): ElkNode {
  return { id, layoutOptions: { "elk.padding": framePadding }, children };
}

function elkEdge({ from, to, label, spine }: FlowEdge, index: number, side: Side | number): ElkExtendedEdge {
  const size = { width: textWidth(label ?? "", { size: textSizes.edge }) + 6, height: 13 };
  return {
    id: `e${index}`,
    sources: [portId(from, "out")],
    targets: [portId(to, side)],
    layoutOptions: spine ? spinePriority : branchPriority,
    ...(label === undefined ? {} : { labels: [{ text: label, ...size }] }),
  };
}

function placedEdge(
  edge: FlowEdge,
  placed: ElkExtendedEdge | undefined,
  isRound: (id: string) => boolean,
): PlacedFlow["edges"][number] {
  const points = (placed?.sections ?? []).flatMap(({ startPoint, bendPoints = [], endPoint }): Point[] => [
    startPoint,
    ...bendPoints,
    endPoint,
  ]);
  const [label] = placed?.labels ?? [];
  const fixed = { start: isRound(edge.from), end: isRound(edge.to) };
  return { ...edge, ...straightened({ points, ...(label && { labelBox: boxOf(label) }) }, fixed) };
}

function boxOf({ x = 0, y = 0, width = 0, height = 0 }: Partial<Box>): Box {
  return { x, y, width, height };
}
