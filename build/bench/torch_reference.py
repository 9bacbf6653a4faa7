"""PyTorch eager, in the shapes of our benchmarks: rates in our units, median of repetitions. Prints JSON.

usage: torch_reference.py '{"matmul-fp32": {"n": 2048}, ...}' [cuda [fp32|tf32]]
  ids and their params, as a run file has them; on the CPU unless a device is named, and then in full fp32 unless TF32 is
"""
import json
import statistics
import sys
import time

import torch
import torch.nn as nn
import torch.nn.functional as F

SECONDS = 1.5
DEVICE = sys.argv[2] if len(sys.argv) > 2 else "cpu"
TF32 = len(sys.argv) > 3 and sys.argv[3] == "tf32"
torch.set_default_device(DEVICE)
torch.backends.cuda.matmul.allow_tf32 = torch.backends.cudnn.allow_tf32 = TF32


def settle():
    """A GPU's work is asked for and done later: a step ends when it is done."""
    if DEVICE != "cpu":
        torch.cuda.synchronize()


def rate(work, step):
    """Work a second, from the median time of a step, after three that do not count."""
    for _ in range(3):
        step()
    settle()
    times = []
    started = time.perf_counter()
    while len(times) < 5 or (time.perf_counter() - started < SECONDS and len(times) < 200):
        begin = time.perf_counter()
        step()
        settle()
        times.append(time.perf_counter() - begin)
    return work / statistics.median(times)


def product(n, dtype, rows=None):
    a = torch.randn(rows or n, n).to(dtype)
    b = (torch.randn(n, n) / n**0.5).to(dtype)
    return rate(2 * (rows or n) * n * n, lambda: torch.mm(a, b))


def projections(tokens, hidden, ffn, work):
    x, up, down = torch.randn(tokens, hidden), torch.randn(hidden, ffn) / hidden**0.5, torch.randn(ffn, hidden) / ffn**0.5
    return rate(work, lambda: (x @ up) @ down)


def convolution(batch, size, channels):
    layer = nn.Conv2d(channels, channels, 3, padding=1, bias=False).requires_grad_(False)
    best = 0
    for order in (torch.contiguous_format, torch.channels_last):
        x, filters = torch.randn(batch, channels, size, size).to(memory_format=order), layer.to(memory_format=order)
        best = max(best, rate(2 * batch * size**2 * channels**2 * 9, lambda: filters(x)))
    return best


def attention(heads, sequence, width):
    q, k, v = (torch.randn(heads, sequence, width) for _ in range(3))
    return rate(4 * heads * sequence**2 * width, lambda: ((q @ k.transpose(-1, -2)) / width**0.5).softmax(-1) @ v)


class Bottleneck(nn.Module):
    def __init__(self, inputs, width, stride):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(inputs, width, 1, bias=False), nn.BatchNorm2d(width), nn.ReLU(True),
            nn.Conv2d(width, width, 3, stride, 1, bias=False), nn.BatchNorm2d(width), nn.ReLU(True),
            nn.Conv2d(width, 4 * width, 1, bias=False), nn.BatchNorm2d(4 * width))
        plain = stride == 1 and inputs == 4 * width
        self.around = nn.Identity() if plain else nn.Sequential(nn.Conv2d(inputs, 4 * width, 1, stride, bias=False), nn.BatchNorm2d(4 * width))

    def forward(self, x):
        return F.relu(self.body(x) + self.around(x), inplace=True)


class ResNet50(nn.Module):
    def __init__(self, classes):
        super().__init__()
        self.stem = nn.Sequential(nn.Conv2d(3, 64, 7, 2, 3, bias=False), nn.BatchNorm2d(64), nn.ReLU(True), nn.MaxPool2d(3, 2, 1))
        blocks, inputs = [], 64
        for count, width, stride in ((3, 64, 1), (4, 128, 2), (6, 256, 2), (3, 512, 2)):
            for i in range(count):
                blocks.append(Bottleneck(inputs, width, stride if i == 0 else 1))
                inputs = 4 * width
        self.blocks, self.head = nn.Sequential(*blocks), nn.Linear(2048, classes)

    def forward(self, x):
        return self.head(self.blocks(self.stem(x)).mean((2, 3)))


class Block(nn.Module):
    """A post-norm encoder block, or a pre-norm causal decoder block; attention by PyTorch's own choice of kernel."""

    def __init__(self, hidden, heads, ffn, causal):
        super().__init__()
        self.q, self.k, self.v, self.out = (nn.Linear(hidden, hidden) for _ in range(4))
        self.up, self.down = nn.Linear(hidden, ffn), nn.Linear(ffn, hidden)
        self.first, self.second = nn.LayerNorm(hidden), nn.LayerNorm(hidden)
        self.heads, self.causal = heads, causal

    def mix(self, x):
        batch, sequence, hidden = x.shape
        q, k, v = (layer(x).view(batch, sequence, self.heads, -1).transpose(1, 2) for layer in (self.q, self.k, self.v))
        y = F.scaled_dot_product_attention(q, k, v, is_causal=self.causal)
        return self.out(y.transpose(1, 2).reshape(batch, sequence, hidden))

    def forward(self, x):
        if self.causal:
            x = x + self.mix(self.first(x))
            return x + self.down(F.gelu(self.up(self.second(x))))
        x = self.first(x + self.mix(x))
        return self.second(x + self.down(F.gelu(self.up(x))))


def training(model, x, labels, work):
    optimizer = torch.optim.SGD(model.parameters(), 1e-5)

    def step():
        optimizer.zero_grad()
        loss = F.cross_entropy(model(x).flatten(0, -2), labels)
        loss.backward()
        optimizer.step()
        return loss.item()

    return rate(work, step)


def inference(model, x, work):
    model.eval()
    with torch.inference_mode():
        return rate(work, lambda: model(x))


def resnet(train):
    def measure(batch, size, classes):
        best = 0
        for order in (torch.contiguous_format, torch.channels_last):
            model, x = ResNet50(classes).to(memory_format=order), torch.randn(batch, 3, size, size).to(memory_format=order)
            best = max(best, training(model, x, torch.arange(batch) % classes, batch) if train else inference(model, x, batch))
        return best

    return measure


def stack(train, causal):
    def measure(batch, sequence, hidden, heads, ffn, blocks):
        model = nn.Sequential(*(Block(hidden, heads, ffn, causal) for _ in range(blocks)), nn.Linear(hidden, 2))
        x, tokens = torch.randn(batch, sequence, hidden), batch * sequence
        return training(model, x, torch.arange(tokens) % 2, tokens) if train else inference(model, x, tokens)

    return measure


measures = {
    "matmul-fp32": lambda n: product(n, torch.float32),
    "matmul-bf16": lambda n: product(n, torch.bfloat16),
    "matmul-fp16": lambda n: product(n, torch.float16),
    "matmul-fp64": lambda n: product(n, torch.float64),
    "matmul-tall": lambda n, rows: product(n, torch.float32, rows),
    "conv2d": convolution,
    "attention": attention,
    "resnet50-train": resnet(True),
    "resnet50-inference": resnet(False),
    "encoder-train": stack(True, False),
    "encoder-inference": stack(False, False),
    "decoder-train": stack(True, True),
    "llm-prefill": lambda tokens, hidden, ffn: projections(tokens, hidden, ffn, 4 * tokens * hidden * ffn),
    "llm-decode": lambda tokens, hidden, ffn: projections(tokens, hidden, ffn, 8 * hidden * ffn),
}

asked = json.loads(sys.argv[1])
values = {name: measures[name](**params) for name, params in asked.items() if name in measures}
device = torch.cuda.get_device_name() if DEVICE != "cpu" else "CPU"
print(json.dumps({"version": torch.__version__, "device": device, "tf32": TF32, "threads": torch.get_num_threads(), "values": values}))
