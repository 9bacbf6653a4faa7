/*
 * Copies of STREAM's in-place triad, a = a + s b, in 1, 2, 4, ... processes at once, one thread each: what memory gives
 * to so many. Every process has its arrays before a round begins; a round lasts from the first begin to the last end.
 *
 * usage: copies PROCESSES WORDS      prints JSON: bytes a second by number of processes, three words counted, medians
 */
#define _DEFAULT_SOURCE
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define ROUNDS 15
#define PASSES 4
#define MOST 1024

struct shared {
  atomic_int ready, round, done;
  int count;
  double begin[MOST], end[MOST];
};

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec / 1e9;
}

static int ascending(const void *x, const void *y) {
  double a = *(const double *)x, b = *(const double *)y;
  return a < b ? -1 : a > b;
}

static void work(struct shared *s, int me, long words) {
  float *a = aligned_alloc(64, words * sizeof(float)), *b = aligned_alloc(64, words * sizeof(float));
  if (!a || !b) _exit(1);
  for (long i = 0; i < words; i++) a[i] = 1.0f, b[i] = 2.0f;
  atomic_fetch_add(&s->ready, 1);
  for (int round = 1;; round++) {
    /* Asleep, not spinning: who waits must not take the processor from who works. */
    while (atomic_load(&s->round) < round) usleep(50);
    if (s->count == 0) _exit(a[words / 2] > 0 ? 0 : 1);
    if (me < s->count) {
      s->begin[me] = now();
      for (int pass = 0; pass < PASSES; pass++)
        for (long i = 0; i < words; i++) a[i] = a[i] + (pass % 2 ? -0.5f : 0.5f) * b[i];
      s->end[me] = now();
    }
    atomic_fetch_add(&s->done, 1);
  }
}

int main(int argc, char **argv) {
  int most = argc > 2 ? atoi(argv[1]) : 0;
  long words = argc > 2 ? atol(argv[2]) : 0;
  if (most < 1 || most > MOST || words < 1) return 2;
  struct shared *s = mmap(NULL, sizeof *s, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  for (int i = 0; i < most; i++)
    if (fork() == 0) work(s, i, words);
  while (atomic_load(&s->ready) < most) usleep(1000);
  printf("{");
  for (int count = 1, last = 0; !last; count = count * 2 < most ? count * 2 : most) {
    double seconds[ROUNDS];
    last = count == most;
    for (int r = 0; r < ROUNDS; r++) {
      atomic_store(&s->done, 0);
      s->count = count;
      atomic_fetch_add(&s->round, 1);
      while (atomic_load(&s->done) < most) usleep(500);
      double begin = s->begin[0], end = s->end[0];
      for (int i = 1; i < count; i++) {
        if (s->begin[i] < begin) begin = s->begin[i];
        if (s->end[i] > end) end = s->end[i];
      }
      seconds[r] = end - begin;
    }
    qsort(seconds, ROUNDS, sizeof(double), ascending);
    printf("\"%d\":%.4e%s", count, count * 3.0 * sizeof(float) * words * PASSES / seconds[ROUNDS / 2], last ? "}\n" : ",");
  }
  s->count = 0;
  atomic_fetch_add(&s->round, 1);
  while (wait(NULL) > 0);
  return 0;
}
