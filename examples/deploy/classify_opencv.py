"""Classify pictures with a portable ONNX file in OpenCV: python classify_opencv.py network.onnx recipe.json photo.jpg ...

The recipe is the section `preprocess` with the input's size, as the file has it under `netgraft.preprocess`.
"""

import json
import sys

import cv2
import numpy


def prepared(path: str, recipe: dict) -> numpy.ndarray:
    """The picture as float32 of (1, channel, height, width), for recipes that crop the centre of a square."""
    if recipe["cropMode"] != "center" or recipe["height"] != recipe["width"]:
        sys.exit("this example prepares pictures for recipes that crop the centre of a square alone")
    picture = cv2.cvtColor(cv2.imread(path, cv2.IMREAD_COLOR), cv2.COLOR_BGR2RGB)
    side, crop = round(recipe["width"] / recipe["cropRatio"]), recipe["width"]
    height, width = picture.shape[:2]
    scale = side / min(height, width)
    size = (max(side, int(width * scale)), max(side, int(height * scale)))
    # INTER_AREA averages what INTER_LINEAR would step over: near to what Pillow does, not the same.
    resized = cv2.resize(picture, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
    top, left = (resized.shape[0] - crop) // 2, (resized.shape[1] - crop) // 2
    values = resized[top : top + crop, left : left + crop].astype(numpy.float32) / 255
    values = (values - numpy.float32(recipe["mean"])) / numpy.float32(recipe["std"])
    return numpy.ascontiguousarray(values.transpose(2, 0, 1)[None])


def main(model: str, recipe: str, *pictures: str) -> None:
    network = cv2.dnn.readNetFromONNX(model)
    with open(recipe) as file:
        settings = json.load(file)
    for path in pictures:
        network.setInput(prepared(path, settings))
        logits = network.forward()[0]
        exponentials = numpy.exp(logits - logits.max())
        best = int(logits.argmax())
        print(f"{path}: class {best} {exponentials[best] / exponentials.sum():.4f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
