import { difficulties } from "./difficulty.js";
import { drawFolder, type MadeShapes, type MakeShapesOptions } from "./draw-folder.js";
import { drawShape } from "./draw-shape.js";
import { outlineOf } from "./outlines.js";

/**
 * Draws a dataset: `train/<shape>/0001.png` and so on, and `val/<shape>/0001.png`. The same options give the same files,
 * byte for byte; more pictures or classes add to those that there were. A folder that was drawn with the same options is
 * left as it is.
 * @throws NG_CONFIG_INVALID; NG_OUTPUT_EXISTS, NG_WRITE_FAILED; the reason of `signal`; nothing is left behind
 */
export async function makeShapes(path: string, options: MakeShapesOptions): Promise<MadeShapes> {
  return drawFolder(
    {
      record: "shapes.json",
      draw: (shape, name, { seed, size, difficulty }) =>
        drawShape(outlineOf(shape), size, difficulties[difficulty], seed, name),
    },
    path,
    options,
  );
}
