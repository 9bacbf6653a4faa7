"""The same job in 1, 2, 4, ... Python processes at once, one thread each, begun together: work a second by number. Prints JSON.

usage: copies_reference.py product N PROCESSES
       copies_reference.py images WIDTH HEIGHT SIZE QUALITY PROCESSES
"""
import io
import json
import multiprocessing
import statistics
import sys
import time

ROUNDS = 15
SECONDS = 0.1


def product(n):
    import torch

    torch.set_num_threads(1)
    a, b = torch.randn(n, n), torch.randn(n, n) / n**0.5
    return 2 * n**3, lambda: torch.mm(a, b)


def images(width, height, size, quality):
    import numpy
    from PIL import Image

    from photographs import photographs

    files = photographs(width, height, quality)

    def step():
        for file in files:
            numpy.asarray(Image.open(io.BytesIO(file)).convert("RGB").resize((size, size), Image.Resampling.BILINEAR, reducing_gap=None)).mean()

    return len(files), step


jobs = {"product": product, "images": images}


def member(job, params, orders, answers):
    work, step = jobs[job](*params)
    started = time.perf_counter()
    step()
    times = []
    while time.perf_counter() - started < 0.5 or len(times) < 3:
        begin = time.perf_counter()
        step()
        times.append(time.perf_counter() - begin)
    answers.put((work, statistics.median(times)))
    while (order := orders.get()) is not None:
        at, passes = order
        time.sleep(max(0, at - time.monotonic() - 0.002))
        while time.monotonic() < at:
            pass
        begin = time.monotonic()
        for _ in range(passes):
            step()
        answers.put((begin, time.monotonic()))


def main(job, *numbers):
    *params, most = map(int, numbers)
    context = multiprocessing.get_context("spawn")
    answers = context.Queue()
    orders = [context.SimpleQueue() for _ in range(most)]
    members = [context.Process(target=member, args=(job, params, each, answers), daemon=True) for each in orders]
    for each in members:
        each.start()
    work, seconds = min((answers.get(timeout=120) for _ in members), key=lambda answer: answer[1])
    passes = max(1, round(SECONDS / seconds))
    counts = [2**i for i in range(most.bit_length()) if 2**i < most] + [most]
    times = {count: [] for count in counts}
    for _ in range(ROUNDS):
        for count in counts:
            at = time.monotonic() + 0.02
            for each in orders[:count]:
                each.put((at, passes))
            spans = [answers.get(timeout=120) for _ in range(count)]
            times[count].append(max(end for _, end in spans) - min(begin for begin, _ in spans))
    for each in orders:
        each.put(None)
    for each in members:
        each.join(10)
    print(json.dumps({count: count * work * passes / statistics.median(each) for count, each in times.items()}))


if __name__ == "__main__":
    main(*sys.argv[1:])
