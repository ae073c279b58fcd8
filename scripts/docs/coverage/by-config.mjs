/** Evaluation as TensorFlow has it. */
const tensorflow = { padding: "same", epsilon: 1e-3 };

/**
 * Networks that a few lines of a config reach, by the library that has them.
 * @type {Readonly<Record<string, Readonly<Record<string, { extends: string, backbone: Readonly<Record<string, string | number | boolean>> }>>>>}
 */
export const byConfig = {
  timm: {
    efficientnet_b8: { extends: "tf_efficientnet_b8", backbone: { padding: "symmetric", epsilon: 1e-5 } },
    efficientnet_l2: { extends: "tf_efficientnet_l2", backbone: { padding: "symmetric", epsilon: 1e-5 } },
    inception_v3: { extends: "inception_v3", backbone: { auxiliary: false } },
    tf_mobilenetv3_large_075: { extends: "mobilenetv3_large_075", backbone: tensorflow },
    tf_mobilenetv3_large_100: { extends: "mobilenetv3_large_100", backbone: tensorflow },
    tf_mobilenetv3_small_075: { extends: "mobilenetv3_small_075", backbone: tensorflow },
    tf_mobilenetv3_small_100: { extends: "mobilenetv3_small_100", backbone: tensorflow },
  },
  torchvision: {
    efficientnet_v2_s: { extends: "efficientnetv2_s", backbone: { epsilon: 1e-3 } },
    efficientnet_v2_m: { extends: "efficientnetv2_m", backbone: { epsilon: 1e-3 } },
    efficientnet_v2_l: { extends: "efficientnetv2_l", backbone: { epsilon: 1e-3 } },
    ...Object.fromEntries(
      [
        ["400mf", "x_004_tv", "y_004"],
        ["800mf", "x_008", "y_008_tv"],
        ["1_6gf", "x_016", "y_016"],
        ["3_2gf", "x_032", "y_032"],
        ["8gf", "x_080", "y_080_tv"],
        ["16gf", "x_160", "y_160"],
        ["32gf", "x_320", "y_320"],
        ["128gf", "", "y_1280"],
      ].flatMap(([size = "", ...names]) =>
        names
          .filter((name) => name !== "")
          .map((name) => [`regnet_${name.slice(0, 1)}_${size}`, { extends: `regnet${name}`, backbone: {} }]),
      ),
    ),
    mnasnet0_5: { extends: "mnasnet_050", backbone: {} },
    mnasnet0_75: { extends: "mnasnet_075", backbone: {} },
    mnasnet1_0: { extends: "mnasnet_100", backbone: {} },
    mnasnet1_3: { extends: "mnasnet_100", backbone: { widthMultiplier: 1.3 } },
  },
};
