import type { PictureConfig } from "@netgraft/core";
import { lines } from "../python.js";

/** How a picture is shown to the network outside of training: resized, the centre cropped, normalised. */
export function evaluationPicture({ input, preprocess }: PictureConfig): string {
  const { cropRatio, rounding = "round", cropMode = "center" } = preprocess;
  const whole = (side: number): number => Math.max(1, Math[rounding](side / cropRatio));
  const [width, height] = [whole(input.width), whole(input.height)];
  return `
def centre_crop(picture: Image.Image) -> Image.Image:
    """${docs[cropMode]}"""
${indentedSize(cropMode, rounding, width, height)}
    resized = picture.resize(size, INTERPOLATION)
${cropOf(width, height, input, cropMode)}

def normalized(values: np.ndarray, mean: list[float], std: list[float]) -> np.ndarray:
    """Values of (channel, height, width), less the mean, by the deviation."""
    shape = (-1, 1, 1)
    mean_values = np.asarray(mean, np.float32).reshape(shape)
    return (values - mean_values) / np.asarray(std, np.float32).reshape(shape)


def values_of(picture: Image.Image) -> np.ndarray:
    """The levels of a picture from 0 to 1, (channel, height, width)."""
    levels = np.asarray(picture, np.float32).reshape(*picture.size[::-1], CHANNELS)
    return levels.transpose(2, 0, 1) / np.float32(255)


def evaluation_picture(picture: Image.Image) -> np.ndarray:
    return normalized(values_of(centre_crop(picture)), MEAN, STD)
`;
}

const docs = {
  center: "Resizes a picture by the side that limits the crop, and crops its centre.",
  border: "Resizes a picture by the side that is too long, and pads it with the mean.",
  squash: "Resizes a picture whatever its proportions, and crops its centre.",
} as const;

/** The lines that give `size`, to which a picture is resized. */
function indentedSize(cropMode: keyof typeof docs, rounding: "round" | "floor", width: number, height: number): string {
  if (cropMode === "squash") return `    size = (${width}, ${height})`;
  const picture = "    width, height = picture.size";
  if (cropMode === "border" || (rounding === "floor" && width !== height)) {
    const most = cropMode === "border" ? "max" : "min";
    return lines(
      picture,
      `    ratio = ${most}(width / ${width}, height / ${height})`,
      "    size = (max(1, round(width / ratio)), max(1, round(height / ratio)))",
    );
  }
  return lines(
    picture,
    width === height ? "    if width <= height:" : `    if width * ${height} <= height * ${width}:`,
    `        size = (${width}, ${width} * height // width)`,
    "    else:",
    `        size = (${height} * width // height, ${height})`,
  );
}

/** The lines that crop, and pad where the resized picture can be smaller than the input. */
function cropOf(width: number, height: number, input: PictureConfig["input"], cropMode: keyof typeof docs): string {
  const crop = `    left, top = (round((a - b) / 2) for a, b in zip(size, (WIDTH, HEIGHT)))
    return resized.crop((left, top, left + WIDTH, top + HEIGHT))
`;
  if (cropMode !== "border" && width >= input.width && height >= input.height) return crop;
  const level = cropMode === "border" ? "tuple(round(255 * mean) for mean in MEAN)" : "0";
  const fill = cropMode === "border" ? lines(`    fill = ${level}`) : undefined;
  return `${lines(
    "    # What is smaller than the input is padded; an odd pixel lies right and below.",
    "    width, height = (min(a, b) for a, b in zip(size, (WIDTH, HEIGHT)))",
    "    left, top = round((size[0] - width) / 2), round((size[1] - height) / 2)",
    "    part = resized.crop((left, top, left + width, top + height))",
    fill,
    `    whole = Image.new(MODE, (WIDTH, HEIGHT), ${cropMode === "border" ? "fill[0] if len(fill) == 1 else fill" : "0"})`,
    "    whole.paste(part, ((WIDTH - width) // 2, (HEIGHT - height) // 2))",
    "    return whole",
  )}
`;
}
