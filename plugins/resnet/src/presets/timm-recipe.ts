/** How pictures are prepared for weights: the parts of a config. */
interface Recipe {
  readonly input?: Readonly<Record<"height" | "width", number>>;
  readonly preprocess?: Readonly<Record<string, string | number>>;
}

const [plain, cubic] = [{ rounding: "floor" }, { rounding: "floor", interpolation: "bicubic", cropRatio: 0.875 }];
const tight = { ...cubic, cropRatio: 0.95 };
const large = { input: { height: 256, width: 256 }, preprocess: tight };

/** Recipes of timm's first weights (its `pretrained_cfg`) for networks that have published weights from timm alone. */
const recipes: Readonly<Record<string, Recipe>> = {
  resnext101_32x4d: { preprocess: plain },
  seresnet50: { preprocess: tight },
  seresnext50_32x4d: { preprocess: cubic },
  seresnext101_32x4d: { preprocess: cubic },
  seresnext101_64x4d: { preprocess: cubic },
  resnet18d: { preprocess: cubic },
  resnet34d: { preprocess: cubic },
  resnet50d: { preprocess: cubic },
  resnet101d: large,
  resnet152d: large,
  seresnet152d: large,
  senet154: { preprocess: cubic },
};

/** The recipe of a preset that has its weights from timm alone; nothing for others, whose pictures are prepared as torchvision's. */
export function timmRecipe(name: string): Recipe {
  return recipes[name] ?? {};
}
