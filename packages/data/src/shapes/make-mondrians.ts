import { randomNumbers } from "@netgraft/core/graph";
import { drawFolder, type MadeShapes, type MakeShapesOptions } from "./draw-folder.js";
import { drawMondrian } from "./draw-mondrian.js";
import { lights } from "./light.js";
import { outlineOf } from "./outlines.js";

/**
 * Draws a dataset in which it depends on the whole picture what counts: each has a bright and a dark figure of different shapes, and in warm
 * light the bright one names the class, in cool light the dark one. Who cannot tell the light is right in half of the pictures.
 *
 * As `makeShapes`; pictures are others where there are more classes, as the other figure is of one of them.
 * @throws as `makeShapes`
 */
export async function makeMondrians(path: string, options: MakeShapesOptions): Promise<MadeShapes> {
  return drawFolder(
    {
      record: "mondrians.json",
      draw: (shape, name, { seed, size, difficulty }, classes) => {
        const others = classes.filter((each) => each !== shape);
        const other = others[randomNumbers(seed, `other figure of ${name}`).below(others.length)] ?? shape;
        const figures = { named: outlineOf(shape), other: outlineOf(other) };
        return drawMondrian(figures, size, lights[difficulty], seed, name);
      },
    },
    path,
    options,
  );
}
