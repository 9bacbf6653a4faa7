/* Memory latency by a walk along a random ring, one line of 64 bytes a step: nanoseconds a load. Prints JSON.
   The ring is made as benchmarks/memory-latency makes it: Sattolo's shuffle, one cycle through every line. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

int main(int argc, char **argv) {
  const size_t bytes = argc > 1 ? strtoull(argv[1], 0, 10) : (size_t)256 << 20;
  const size_t step = 64 / sizeof(int32_t), lines = bytes / 64;
  int32_t *words = calloc(bytes / sizeof(int32_t), sizeof(int32_t));
  int32_t *order = malloc(lines * sizeof(int32_t));
  if (!words || !order) return 1;
  for (size_t i = 0; i < lines; i++) order[i] = (int32_t)i;
  uint64_t state = 88172645463325252ull;
  for (size_t i = lines - 1; i > 0; i--) {
    state ^= state << 13, state ^= state >> 7, state ^= state << 17;
    const size_t j = state % i;
    const int32_t held = order[i];
    order[i] = order[j], order[j] = held;
  }
  for (size_t i = 0; i < lines; i++) words[order[i] * step] = (int32_t)(order[(i + 1) % lines] * step);
  free(order);
  double best[9];
  int32_t at = 0;
  const long steps = 2000000;
  for (int round = 0; round < 9; round++) {
    const double start = now();
    for (long i = 0; i < steps; i++) at = words[at];
    best[round] = (now() - start) / steps;
  }
  for (int i = 0; i < 9; i++)
    for (int j = i + 1; j < 9; j++)
      if (best[j] < best[i]) { const double held = best[i]; best[i] = best[j], best[j] = held; }
  printf("{\"seconds\": %.12g, \"end\": %d}\n", best[4], at);
  return 0;
}
