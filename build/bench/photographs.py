"""Made-up photographs as JPEG files, as our image benchmark has them."""
import io

import numpy
from PIL import Image

DISTINCT = 4


def photographs(width, height, quality):
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

    return [photograph() for _ in range(DISTINCT)]
