/** What a built-in plugin provides. */
export interface Provided {
  readonly dependsOn: readonly string[];
  /** Names of its networks, and types of its other components. */
  readonly components: readonly string[];
  /** Other plugins by the networks whose configs name what these provide. */
  readonly needs?: Readonly<Record<string, readonly string[]>>;
}

/** The built-in plugins whose components configs choose; written by `npm run docs`. */
export const provided: Readonly<Record<string, Provided>> = {
  "@netgraft/plugin-se": { dependsOn: [], components: "se".split(" ") },
  "@netgraft/plugin-attention": {
    dependsOn: [],
    components:
      "bam botnet scse cbam coord dca ese eca fca gct ge gaussian_gct gc lct nl nam sk sa simam sge splat srm triplet ecaresnet26t ecaresnet50d ecaresnet50t ecaresnet101d ecaresnet200d ecaresnet269d ecaresnext26t_32x4d ecaresnext50t_32x4d ecaresnetlight skresnet18 skresnet34 skresnet50 skresnet50d skresnext50_32x4d resnest14d resnest26d resnest50d resnest101e resnest200e resnest269e resnest50d_4s2x40d resnest50d_1s4x24d".split(
        " ",
      ),
    needs: {
      ecaresnet26t: ["@netgraft/plugin-resnet"],
      ecaresnet50d: ["@netgraft/plugin-resnet"],
      ecaresnet50t: ["@netgraft/plugin-resnet"],
      ecaresnet101d: ["@netgraft/plugin-resnet"],
      ecaresnet200d: ["@netgraft/plugin-resnet"],
      ecaresnet269d: ["@netgraft/plugin-resnet"],
      ecaresnext26t_32x4d: ["@netgraft/plugin-resnet"],
      ecaresnext50t_32x4d: ["@netgraft/plugin-resnet"],
      ecaresnetlight: ["@netgraft/plugin-resnet"],
      skresnet18: ["@netgraft/plugin-resnet"],
      skresnet34: ["@netgraft/plugin-resnet"],
      skresnet50: ["@netgraft/plugin-resnet"],
      skresnet50d: ["@netgraft/plugin-resnet"],
      skresnext50_32x4d: ["@netgraft/plugin-resnet"],
      resnest14d: ["@netgraft/plugin-resnet"],
      resnest26d: ["@netgraft/plugin-resnet"],
      resnest50d: ["@netgraft/plugin-resnet"],
      resnest101e: ["@netgraft/plugin-resnet"],
      resnest200e: ["@netgraft/plugin-resnet"],
      resnest269e: ["@netgraft/plugin-resnet"],
      resnest50d_4s2x40d: ["@netgraft/plugin-resnet"],
      resnest50d_1s4x24d: ["@netgraft/plugin-resnet"],
    },
  },
  "@netgraft/plugin-densenet": {
    dependsOn: [],
    components: "densenet densenet121 densenet161 densenet169 densenet201 densenetblur121d densenet264d".split(" "),
  },
  "@netgraft/plugin-resnet": {
    dependsOn: ["@netgraft/plugin-se"],
    components:
      "resnet preresnet shakeshake resnet18 seresnet18 resnet34 seresnet34 resnet50 seresnet50 resnet101 seresnet101 resnet152 seresnet152 resnext50_32x4d seresnext50_32x4d resnext101_32x4d seresnext101_32x4d resnext101_64x4d seresnext101_64x4d resnet18d resnet34d resnet50d resnet101d resnet152d resnet50t seresnet152d legacy_seresnet18 legacy_seresnet34 legacy_seresnet50 legacy_seresnet101 legacy_seresnet152 legacy_seresnext26_32x4d legacy_seresnext50_32x4d legacy_seresnext101_32x4d article_seresnet18 article_seresnet34 article_seresnet50 article_seresnet101 article_seresnet152 article_seresnext50_32x4d senet154 legacy_senet154 resnet20_cifar seresnet20_cifar resnet32_cifar seresnet32_cifar resnet44_cifar seresnet44_cifar resnet56_cifar seresnet56_cifar resnet110_cifar seresnet110_cifar preresnet18 sepreresnet18 preresnet34 sepreresnet34 preresnet50 sepreresnet50 preresnet50b sepreresnet50b preresnet101 sepreresnet101 preresnet101b sepreresnet101b preresnet152 sepreresnet152 preresnet152b sepreresnet152b preresnet200 sepreresnet200 preresnet200b sepreresnet200b preresnet20_cifar sepreresnet20_cifar preresnet56_cifar sepreresnet56_cifar preresnet110_cifar sepreresnet110_cifar preresnet164bn_cifar sepreresnet164bn_cifar preresnet1001_cifar sepreresnet1001_cifar wrn16_8_cifar sewrn16_8_cifar wrn28_10_cifar sewrn28_10_cifar shakeshake26_2x96d_cifar seshakeshake26_2x96d_cifar shakeshake29_2x4x64d_cifar seshakeshake29_2x4x64d_cifar resnet10t resnet14t resnet26 resnet26d resnet26t resnet50c resnet50s resnet101c resnet101s resnet152c resnet152s resnet200 resnet200d wide_resnet50_2 wide_resnet101_2 resnext50d_32x4d resnext101_32x8d resnext101_32x16d resnext101_32x32d seresnet50t seresnet200d seresnet269d seresnext26d_32x4d seresnext26t_32x4d seresnext101_32x8d seresnext101d_32x8d resnetrs50 resnetrs101 resnetrs152 resnetrs200 resnetrs270 resnetrs350 resnetrs420 resnetaa34d resnetaa50 resnetaa50d resnetaa101d seresnetaa50d seresnextaa101d_32x8d seresnextaa201d_32x8d resnetblur18 resnetblur50 resnetblur50d resnetblur101d".split(
        " ",
      ),
  },
  "@netgraft/plugin-inception": {
    dependsOn: ["@netgraft/plugin-se"],
    components:
      "bninception googlenet inception_v3 inception_v4 inception_resnet_v1 inception_resnet_v2 bninception se_bninception googlenet se_googlenet inception_v3 se_inception_v3 inception_v4 se_inception_v4 inception_resnet_v1 se_inception_resnet_v1 inception_resnet_v2 se_inception_resnet_v2".split(
        " ",
      ),
  },
  "@netgraft/plugin-mobilenet": {
    dependsOn: ["@netgraft/plugin-se"],
    components:
      "mobilenet_v1 mobilenet_v2 mobilenet_v3 ghostnet rexnet mobilenet_v1 se_mobilenet_v1 mobilenet_v1_w3d4 mobilenet_v1_wd2 mobilenet_v1_wd4 mobilenetv1_100 mobilenetv1_125 mobilenet_v2 mobilenetv2_035 mobilenetv2_050 mobilenetv2_075 mobilenetv2_100 mobilenetv2_140 mobilenetv2_110d mobilenetv2_120d mobilenet_v3_large mobilenet_v3_small mobilenetv3_large_075 mobilenetv3_large_100 mobilenetv3_small_050 mobilenetv3_small_075 mobilenetv3_small_100 tf_mobilenetv3_large_075 tf_mobilenetv3_large_100 tf_mobilenetv3_large_minimal_100 tf_mobilenetv3_small_075 tf_mobilenetv3_small_100 tf_mobilenetv3_small_minimal_100 ghostnet_050 ghostnet_100 ghostnet_130 rexnet_100 rexnet_130 rexnet_150 rexnet_200 rexnet_300 rexnetr_100 rexnetr_130 rexnetr_150 rexnetr_200 rexnetr_300".split(
        " ",
      ),
  },
  "@netgraft/plugin-efficientnet": {
    dependsOn: ["@netgraft/plugin-mobilenet", "@netgraft/plugin-se"],
    components:
      "efficientnet efficientnet_v2 mixnet mnasnet efficientnet_b0 efficientnet_b1 efficientnet_b2 efficientnet_b3 efficientnet_b4 efficientnet_b5 efficientnet_b6 efficientnet_b7 efficientnetv2_rw_t efficientnetv2_rw_s efficientnetv2_rw_m efficientnetv2_s efficientnetv2_m efficientnetv2_l efficientnetv2_xl tf_efficientnetv2_b0 tf_efficientnetv2_b1 tf_efficientnetv2_b2 tf_efficientnetv2_b3 tf_efficientnetv2_s tf_efficientnetv2_m tf_efficientnetv2_l tf_efficientnetv2_xl tf_efficientnet_b0 tf_efficientnet_b1 tf_efficientnet_b2 tf_efficientnet_b3 tf_efficientnet_b4 tf_efficientnet_b5 tf_efficientnet_b6 tf_efficientnet_b7 tf_efficientnet_b8 tf_efficientnet_l2 tinynet_a tinynet_b tinynet_c tinynet_d tinynet_e mnasnet_a1 mnasnet_b1 mnasnet_050 semnasnet_050 mnasnet_075 semnasnet_075 mnasnet_100 semnasnet_100 mnasnet_140 semnasnet_140 mixnet_s mixnet_m mixnet_l mixnet_xl mixnet_xxl tf_mixnet_s tf_mixnet_m tf_mixnet_l".split(
        " ",
      ),
  },
  "@netgraft/plugin-shufflenet": {
    dependsOn: ["@netgraft/plugin-se"],
    components:
      "shufflenet_v1 shufflenet_v2 shufflenet_v1_g1 se_shufflenet_v1_g1 shufflenet_v1_g2 se_shufflenet_v1_g2 shufflenet_v1_g3 se_shufflenet_v1_g3 shufflenet_v1_g4 se_shufflenet_v1_g4 shufflenet_v1_g8 se_shufflenet_v1_g8 shufflenet_v2_x0_5 shufflenet_v2_x1_0 shufflenet_v2_x1_5 shufflenet_v2_x2_0".split(
        " ",
      ),
  },
  "@netgraft/plugin-regnet": {
    dependsOn: ["@netgraft/plugin-se"],
    components:
      "regnet regnetx_002 regnetx_004 regnetx_006 regnetx_008 regnetx_016 regnetx_032 regnetx_040 regnetx_064 regnetx_080 regnetx_120 regnetx_160 regnetx_320 regnety_002 regnety_004 regnety_006 regnety_008 regnety_016 regnety_032 regnety_040 regnety_064 regnety_080 regnety_120 regnety_160 regnety_320 regnety_640 regnety_1280 regnety_2560 regnetx_004_tv regnety_008_tv regnety_080_tv regnetv_040 regnetv_064 regnetz_005 regnetz_040 regnetz_040_h".split(
        " ",
      ),
  },
  "@netgraft/plugin-vgg": {
    dependsOn: ["@netgraft/plugin-se"],
    components:
      "vgg vgg11 vgg11_bn se_vgg11_bn vgg13 vgg13_bn se_vgg13_bn vgg16 vgg16_bn se_vgg16_bn vgg19 vgg19_bn se_vgg19_bn".split(
        " ",
      ),
  },
  "@netgraft/plugin-vovnet": {
    dependsOn: ["@netgraft/plugin-attention"],
    components:
      "vovnet vovnet39a vovnet57a ese_vovnet19b_dw ese_vovnet19b_slim_dw ese_vovnet19b_slim ese_vovnet39b ese_vovnet57b ese_vovnet99b eca_vovnet39b".split(
        " ",
      ),
  },
  "@netgraft/plugin-res2net": {
    dependsOn: ["@netgraft/plugin-resnet", "@netgraft/plugin-se"],
    components:
      "res2net res2net50_26w_4s res2net101_26w_4s res2net50_26w_6s res2net50_26w_8s res2net50_48w_2s res2net50_14w_8s res2net50d res2net101d res2next50".split(
        " ",
      ),
  },
  "@netgraft/data": {
    dependsOn: [],
    components:
      "folder cifar10 cifar100 resize randomResizedCrop padAndCrop horizontalFlip colorJitter normalize mixup cutmix".split(
        " ",
      ),
  },
  "@netgraft/training": {
    dependsOn: [],
    components:
      "crossEntropy binaryCrossEntropy sgd adamw rmsprop constant step multiStep cosine polynomial oneCycle plateau jsonl csv".split(
        " ",
      ),
  },
};
