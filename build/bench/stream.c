/*
 * Memory bandwidth as STREAM counts it (McCalpin), in our own words: a = b + s c over arrays far larger than the cache,
 * and the in-place twin a = a + s b. Ordinary stores: compile without flags that make non-temporal ones.
 * Prints JSON: GB/s (1e9), three words counted, best and median of the repetitions after the first.
 */
#include <omp.h>
#include <stdio.h>
#include <stdlib.h>

#define WORDS (32L * 1024 * 1024)
#define REPETITIONS 15

static int ascending(const void *x, const void *y) {
  double a = *(const double *)x, b = *(const double *)y;
  return a < b ? -1 : a > b;
}

static void report(const char *name, double *seconds, const char *end) {
  const double bytes = 3.0 * sizeof(float) * WORDS;
  qsort(seconds + 1, REPETITIONS - 1, sizeof(double), ascending);
  printf("\"%s\":{\"median\":%.3f,\"best\":%.3f}%s", name, bytes / seconds[1 + (REPETITIONS - 1) / 2] / 1e9, bytes / seconds[1] / 1e9, end);
}

int main(void) {
  float *a = aligned_alloc(64, WORDS * sizeof(float)), *b = aligned_alloc(64, WORDS * sizeof(float)), *c = aligned_alloc(64, WORDS * sizeof(float));
  double triad[REPETITIONS], in_place[REPETITIONS];
  if (!a || !b || !c) return 1;
#pragma omp parallel for
  for (long i = 0; i < WORDS; i++) a[i] = 1.0f, b[i] = 2.0f, c[i] = 0.5f;
  for (int r = 0; r < REPETITIONS; r++) {
    double start = omp_get_wtime();
#pragma omp parallel for
    for (long i = 0; i < WORDS; i++) a[i] = b[i] + 0.5f * c[i];
    triad[r] = omp_get_wtime() - start;
    start = omp_get_wtime();
#pragma omp parallel for
    for (long i = 0; i < WORDS; i++) a[i] = a[i] + 0.5f * c[i];
    in_place[r] = omp_get_wtime() - start;
  }
  printf("{\"threads\":%d,", omp_get_max_threads());
  report("triad", triad, ",");
  report("inPlace", in_place, "}\n");
  return a[WORDS / 2] > 0 ? 0 : 1;
}
