"""PyTorch's matrix products on the CPU: median and best of repetitions, GFLOP/s. Prints JSON."""
import json
import statistics
import sys
import time

import torch

n = int(sys.argv[1])


def gflops(dtype):
    a = torch.randn(n, n).to(dtype)
    b = (torch.randn(n, n) / n**0.5).to(dtype)
    for _ in range(3):
        torch.mm(a, b)
    seconds = []
    for _ in range(15):
        start = time.perf_counter()
        torch.mm(a, b)
        seconds.append(time.perf_counter() - start)
    work = 2 * n**3 / 1e9
    return {"median": work / statistics.median(seconds), "best": work / min(seconds)}


print(json.dumps({"torch": torch.__version__, "threads": torch.get_num_threads(), "fp32": gflops(torch.float32), "bf16": gflops(torch.bfloat16)}))
