"""Pillow decoding and resizing JPEG files as our image benchmark does, in one thread: images a second. Prints JSON.

usage: image_reference.py width height size quality
"""
import io
import json
import statistics
import sys
import time

import numpy
import PIL
from PIL import Image

width, height, size, quality = map(int, sys.argv[1:5])
random = numpy.random.default_rng(1)


def photograph():
    x, y = numpy.arange(width), numpy.arange(height)[:, None]
    picture = numpy.full((height, width, 3), 128.0)
    for i in range(12):
        across, down = (numpy.sin((random.random() - 0.5) * 0.2 * axis + random.random() * 6.28) for axis in (x, y))
        picture[:, :, i % 3] += 30 * across * down
    picture += 12 * (random.random(picture.shape) - 0.5)
    file = io.BytesIO()
    Image.fromarray(picture.clip(0, 255).astype("uint8")).save(file, "JPEG", quality=quality)
    return file.getvalue()


files = [photograph() for _ in range(4)]


def step():
    for file in files:
        numpy.asarray(Image.open(io.BytesIO(file)).convert("RGB").resize((size, size), Image.Resampling.BILINEAR, reducing_gap=None)).mean()


times = []
for _ in range(3):
    step()
while len(times) < 100:
    start = time.perf_counter()
    step()
    times.append(time.perf_counter() - start)
print(json.dumps({"version": PIL.__version__, "value": len(files) / statistics.median(times), "bytes": statistics.mean(map(len, files))}))
