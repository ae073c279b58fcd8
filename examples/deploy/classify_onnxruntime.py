"""Classify pictures with an ONNX file that prepares them itself: python classify_onnxruntime.py network.onnx photo.jpg ..."""

import json
import sys

import numpy
import onnxruntime
from PIL import Image, ImageOps


def main(model: str, *pictures: str) -> None:
    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    metadata = session.get_modelmeta().custom_metadata_map
    labels = json.loads(metadata.get("netgraft.labels", "null"))
    for path in pictures:
        # As it is to be seen: cameras write how they were held beside the pixels.
        picture = ImageOps.exif_transpose(Image.open(path)).convert("RGB")
        batch = numpy.asarray(picture, numpy.uint8)[None]
        (probabilities,) = session.run(["probabilities"], {"picture": batch})
        best = int(probabilities[0].argmax())
        name = labels[best] if labels else f"class {best}"
        print(f"{path}: {name} {probabilities[0][best]:.4f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
