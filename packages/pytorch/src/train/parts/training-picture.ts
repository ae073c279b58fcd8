import type { PictureConfig } from "@netgraft/core";
import { literal } from "../python.js";
import type { AugmentationStep, PlacedStep } from "../recipe.js";

type PictureStep = Exclude<AugmentationStep, { readonly type: "mixup" | "cutmix" }>;

/** The functions that change pictures, by the type of the step that uses them. */
const functions: Readonly<Record<string, string>> = {
  resize: `
def resized(picture: Image.Image, size: int | tuple[int, int], filter: int):
    """Resizes to (width, height), or by the shorter side."""
    if isinstance(size, int):
        width, height = picture.size
        if width <= height:
            size = (size, size * height // width)
        else:
            size = (size * width // height, size)
    return picture.resize(size, filter)
`,
  randomResizedCrop: `
def random_box(size, scale, ratio, draws: Draws) -> tuple[int, int, int, int]:
    """A rectangle by its area and the ratio of its sides, as torchvision draws it."""
    width, height = size
    for _ in range(10):
        area = width * height * draws.between(*scale)
        aspect = math.exp(draws.between(math.log(ratio[0]), math.log(ratio[1])))
        across, down = round(math.sqrt(area * aspect)), round(math.sqrt(area / aspect))
        if 0 < across <= width and 0 < down <= height:
            top, left = draws.below(height - down + 1), draws.below(width - across + 1)
            return left, top, left + across, top + down
    aspect = width / height
    down = max(1, round(width / ratio[0])) if aspect < ratio[0] else height
    across = max(1, round(height * ratio[1])) if aspect > ratio[1] else width
    left, top = (width - across) // 2, (height - down) // 2
    return left, top, left + across, top + down


def random_resized_crop(picture, size, scale, ratio, filter: int, draws: Draws):
    box = random_box(picture.size, scale, ratio, draws)
    return picture.crop(box).resize(size, filter)
`,
  padAndCrop: `
def pad_and_crop(picture, size, padding: int, mode: str, fill: int, draws: Draws):
    """Pads on all sides, and crops (width, height) at a random place."""
    pixels = np.asarray(picture)
    sides = [(padding, padding)] * 2 + [(0, 0)] * (pixels.ndim - 2)
    options = {"constant_values": fill} if mode == "constant" else {}
    larger = Image.fromarray(np.pad(pixels, sides, mode, **options))
    across, down = larger.width - size[0], larger.height - size[1]
    if across < 0 or down < 0:
        raise ValueError(f"a picture of {picture.size} is smaller than its crop")
    top = draws.below(down + 1) if across or down else 0
    left = draws.below(across + 1) if across or down else 0
    return larger.crop((left, top, left + size[0], top + size[1]))
`,
  horizontalFlip: `
def flipped(picture: Image.Image, probability: float, draws: Draws) -> Image.Image:
    if draws.uniform() >= probability:
        return picture
    return picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
`,
  colorJitter: `
def color_jittered(picture, strengths: dict[str, float], draws: Draws) -> Image.Image:
    """Changes brightness, contrast and saturation ("Color") in a random order."""
    drawn = []
    for name, strength in strengths.items():
        factor = draws.between(max(0, 1 - strength), 1 + strength)
        drawn.append((draws.uniform(), name, factor))
    for _, name, factor in sorted(drawn):
        picture = getattr(ImageEnhance, name)(picture).enhance(factor)
    return picture
`,
};

/** How a picture is shown to the network in training: changed step by step, with random numbers of its own for each. */
export function trainingPicture(steps: readonly PlacedStep[], network: PictureConfig): string {
  const own = steps.flatMap(({ position, step }) => (isOfPicture(step) ? [{ position, step }] : []));
  const used = Object.entries(functions).filter(([type]) => own.some(({ step }) => step.type === type));
  const pixels = own.filter(({ step }) => step.type !== "normalize");
  const normalizations = own.flatMap(({ step }) => (step.type === "normalize" ? [step] : []));
  const values =
    normalizations.length === 0
      ? ["    return normalized(values_of(picture), MEAN, STD)"]
      : [
          "    values = values_of(picture)",
          ...normalizations.map(
            ({ mean, std }) =>
              `    values = normalized(values, ${mean === undefined ? "MEAN" : literal(mean)}, ${std === undefined ? "STD" : literal(std)})`,
          ),
          "    return values",
        ];
  const calls = pixels.flatMap(({ position, step }) => callOf(step, position, network));
  const fits = pixels.some(({ step }) => fitsInput(step, network));
  return `${used.map(([, code]) => code).join("\n")}${used.length > 0 ? "\n" : ""}
def training_picture(picture: Image.Image, draws: Callable[[int], Draws]) -> np.ndarray:
${calls.map((line) => `    ${line}\n`).join("")}${fits ? "" : sizeCheck}${values.join("\n")}
`;
}

const sizeCheck = `    if picture.size != (WIDTH, HEIGHT):
        raise ValueError(f"a picture of {picture.size} is not of the network's size")
`;

/** Whether a picture has the input's size after a step, whatever it was. */
function fitsInput(step: PictureStep, { input }: PictureConfig): boolean {
  if (!("size" in step)) return false;
  const isWhole = typeof step.size !== "number" || step.type !== "resize";
  const [height, width] = sizeOf(step.size, input);
  return isWhole && height === input.height && width === input.width;
}

/** Where the steps are written, and how a step is called. */
function callOf(step: PictureStep, position: number, { input }: PictureConfig): readonly string[] {
  const drawn = `draws(${position})`;
  const call = (name: string, ...given: readonly string[]): readonly string[] => {
    const line = `picture = ${name}(${["picture", ...given].join(", ")})`;
    if (line.length <= 84) return [line];
    const inside = `    ${["picture", ...given].join(", ")}`;
    if (inside.length <= 84) return [`picture = ${name}(`, inside, ")"];
    return [`picture = ${name}(`, ...["picture", ...given].map((argument) => `    ${argument},`), ")"];
  };
  const size = (given: number | readonly [number, number] | undefined): string => {
    const [height, width] = sizeOf(given, input);
    return width === input.width && height === input.height ? "(WIDTH, HEIGHT)" : `(${width}, ${height})`;
  };
  switch (step.type) {
    case "resize":
      return call("resized", typeof step.size === "number" ? String(step.size) : size(step.size), filterOf(step));
    case "randomResizedCrop":
      return call(
        "random_resized_crop",
        size(step.size),
        `(${step.scale.join(", ")})`,
        `(${step.ratio.join(", ")})`,
        filterOf(step),
        drawn,
      );
    case "padAndCrop":
      return call("pad_and_crop", size(step.size), `${step.padding}`, `"${step.mode}"`, `${step.fill}`, drawn);
    case "horizontalFlip":
      return call("flipped", `${step.probability}`, drawn);
    case "colorJitter": {
      const { brightness, contrast, saturation } = step;
      const strengths = { Brightness: brightness, Contrast: contrast, Color: saturation };
      const used = Object.fromEntries(Object.entries(strengths).filter(([, by]) => by > 0));
      return Object.keys(used).length === 0 ? [] : call("color_jittered", literal(used), drawn);
    }
    case "normalize":
  }
  return [];
}

function filterOf({ interpolation }: { readonly interpolation: string }): string {
  return `Image.Resampling.${interpolation.toUpperCase()}`;
}

function sizeOf(
  size: number | readonly [number, number] | undefined,
  { width, height }: PictureConfig["input"],
): readonly [height: number, width: number] {
  if (size === undefined) return [height, width];
  return typeof size === "number" ? [size, size] : size;
}

function isOfPicture(step: AugmentationStep): step is PictureStep {
  return step.type !== "mixup" && step.type !== "cutmix";
}
