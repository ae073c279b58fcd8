import type { PictureConfig } from "@netgraft/core";
import { OptionUnsupportedError } from "@netgraft/core/graph";
import { dataTypes } from "../lower/data-types.js";
import { Emission } from "../lower/emission.js";
import type { OnnxGraph } from "../lower/onnx-graph.js";
import { renameOutputs } from "../lower/rename-outputs.js";
import { usedConstants } from "../lower/used.js";
import { Doubles } from "./doubles.js";
import { normalized, padded } from "./pad-and-normalize.js";
import { resampled } from "./resample.js";
import { sizesOf } from "./sizes.js";

/** The input of a graph that prepares its pictures. */
const pictureInput = "picture";

/**
 * A graph that takes pictures of any size, uint8 of (batch, height, width, channel) in RGB or grey as `picture`, and prepares them
 * as the recipe says: resized with antialiasing, the centre cropped or the rest padded, normalised. All of a batch have one size.
 * @throws NG_OPTION_UNSUPPORTED where the network takes no pictures
 */
export function withPreprocessing(graph: OnnxGraph, recipe: PictureConfig): OnnxGraph {
  const [input, ...more] = graph.inputs;
  const { channels } = recipe.input;
  if (input?.shape.length !== 4 || more.length > 0 || (channels !== 1 && channels !== 3))
    throw new OptionUnsupportedError({
      at: "input",
      message: "the network takes no pictures",
      expected: "one input of 1 channel or 3",
      found: `${channels} channels`,
    });
  const emission = new Emission(graph.opset, [
    ...graph.nodes.flatMap(({ outputs }) => outputs),
    ...[...graph.inputs, ...graph.outputs, ...graph.state, ...graph.constants].map(({ name }) => name),
    pictureInput,
  ]);
  emission.at("preprocess");
  const [batch = 1] = input.shape;
  const values = preparedBy(new Doubles(emission), recipe);
  const nodes = renameOutputs(emission.nodes, new Map([[input.name, values]]));
  return {
    ...graph,
    nodes: [...nodes, ...graph.nodes],
    inputs: [{ name: pictureInput, dtype: "uint8", shape: [batch, "picture_height", "picture_width", channels] }],
    constants: [...graph.constants, ...usedConstants(emission.constants, nodes)],
    values: [...(graph.values ?? []), input],
  };
}

/** What the network takes of `picture`, float32 of (batch, channel, height, width). */
function preparedBy(doubles: Doubles, recipe: PictureConfig): string {
  const { emission } = doubles;
  const shape = emission.assist("Shape", [pictureInput]);
  const sides = emission.assist("Gather", [shape, emission.integers([1, 2])], { axis: 0 });
  const sizes = sizesOf(doubles, sides, recipe);
  const planes = doubles.of(emission.assist("Transpose", [pictureInput], { perm: [0, 3, 1, 2] }));
  const levels = resampled(doubles, planes, sizes, recipe.preprocess.interpolation);
  const inFloat32 = emission.assist("Cast", [levels], { to: dataTypes.float32 });
  return normalized(emission, padded(doubles, inFloat32, sizes.count, recipe), recipe);
}
