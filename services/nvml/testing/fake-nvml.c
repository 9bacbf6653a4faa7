/* A library with the face of NVIDIA's NVML, for tests: two boards, the first sliced, the second refusing much.
   MODE (a string, at compile time) says what goes wrong: not-loaded, mismatch, none, lost, hang, crash. */
#include <stdlib.h>
#include <string.h>
#include <stdint.h>
#include <unistd.h>

typedef unsigned int uint;
static int is(const char *what) { return strcmp(MODE, what) == 0; }
static int board(void *device) { return (int)(intptr_t)device & 0xff; }
enum { OK = 0, NOT_SUPPORTED = 3, NOT_FOUND = 6, TOO_SMALL = 7, NOT_LOADED = 9, LOST = 15, MISMATCH = 18 };

int nvmlInit_v2(void) {
  if (is("hang")) for (;;) sleep(60);
  if (is("crash")) abort();
  return is("not-loaded") ? NOT_LOADED : is("mismatch") ? MISMATCH : OK;
}
int nvmlShutdown(void) { return OK; }
int nvmlDeviceGetCount_v2(uint *count) { *count = is("none") ? 0 : 2; return OK; }
int nvmlDeviceGetHandleByIndex_v2(uint index, void **device) {
  if (is("lost") && index == 1) return LOST;
  *device = (void *)(intptr_t)(0x7f0000001000 + index);
  return OK;
}
static int text(char *out, uint length, const char *value) { strncpy(out, value, length); return OK; }
int nvmlSystemGetDriverVersion(char *out, uint length) { return text(out, length, "590.48.01"); }
int nvmlSystemGetCudaDriverVersion_v2(int *version) { *version = 13010; return OK; }
int nvmlDeviceGetName(void *device, char *out, uint length) { return text(out, length, board(device) == 0 ? "NVIDIA H100 80GB HBM3" : board(device) == 1 ? "NVIDIA Example 10" : "NVIDIA H100 80GB HBM3 MIG 3g.40gb"); }
int nvmlDeviceGetUUID(void *device, char *out, uint length) { return text(out, length, board(device) == 0 ? "GPU-aaaa1111-0000" : "GPU-bbbb2222-0000"); }
int nvmlDeviceGetMemoryInfo(void *device, unsigned long long *memory) {
  unsigned long long gib = 1ULL << 30;
  memory[0] = board(device) == 0 ? 80 * gib : 8 * gib; memory[2] = 2 * gib; memory[1] = memory[0] - memory[2];
  return OK;
}
/* A program takes a MiB of the first board between any two times that it is asked. */
static unsigned long long taken = 0;
int nvmlDeviceGetMemoryInfo_v2(void *device, unsigned char *memory) {
  if (board(device) == 1) return NOT_SUPPORTED;
  unsigned long long mib = 1ULL << 20, values[4] = { (board(device) == 0 ? 81559 : 40448) * mib, 500 * mib, (80000 - taken) * mib, (1059 + taken) * mib };
  if (board(device) == 0) taken++;
  if (*(uint *)memory != (40u | 2u << 24)) return 25;
  memcpy(memory + 8, values, sizeof values);
  return OK;
}
int nvmlDeviceGetCudaComputeCapability(void *device, int *major, int *minor) { *major = 9; *minor = board(device); return OK; }
int nvmlDeviceGetPciInfo_v3(void *device, unsigned char *info) { memset(info, 0, 68); strcpy((char *)info + 36, board(device) == 0 ? "00000000:01:00.0" : "00000000:82:00.0"); return OK; }
static int number(uint *out, uint value) { *out = value; return OK; }
int nvmlDeviceGetPowerManagementLimit(void *device, uint *out) { return board(device) == 0 ? number(out, 650000) : NOT_SUPPORTED; }
int nvmlDeviceGetPowerManagementDefaultLimit(void *device, uint *out) { return board(device) == 0 ? number(out, 700000) : NOT_SUPPORTED; }
int nvmlDeviceGetCurrPcieLinkGeneration(void *device, uint *out) { return number(out, 5 - board(device)); }
int nvmlDeviceGetMaxPcieLinkGeneration(void *device, uint *out) { return number(out, 5); }
int nvmlDeviceGetCurrPcieLinkWidth(void *device, uint *out) { return number(out, 16); }
int nvmlDeviceGetMaxPcieLinkWidth(void *device, uint *out) { return number(out, 16); }
int nvmlDeviceGetClockInfo(void *device, uint kind, uint *out) { return number(out, kind == 2 ? 2619 : 1980); }
int nvmlDeviceGetMaxClockInfo(void *device, uint kind, uint *out) { return number(out, kind == 2 ? 2619 : 1980); }
int nvmlDeviceGetTemperature(void *device, uint kind, uint *out) { return kind == 0 ? number(out, 41) : NOT_SUPPORTED; }
int nvmlDeviceGetEccMode(void *device, uint *now, uint *next) { *now = 1; *next = 0; return board(device) == 0 ? OK : NOT_SUPPORTED; }
int nvmlDeviceGetMigMode(void *device, uint *now, uint *next) { *now = 1; *next = 1; return board(device) == 0 ? OK : NOT_SUPPORTED; }
int nvmlDeviceGetComputeMode(void *device, uint *out) { return number(out, 3); }
int nvmlDeviceGetPersistenceMode(void *device, uint *out) { return number(out, 1); }
int nvmlDeviceGetMaxMigDeviceCount(void *device, uint *out) { return number(out, 7); }
int nvmlDeviceGetMigDeviceHandleByIndex(void *device, uint index, void **slice) { if (index > 0) return NOT_FOUND; *slice = (void *)(intptr_t)0x7f0000001042; return OK; }
int nvmlDeviceGetComputeRunningProcesses_v3(void *device, uint *count, void *list) { *count = board(device) == 0 ? 3 : 0; return board(device) == 0 ? TOO_SMALL : OK; }
int nvmlDeviceGetUtilizationRates(void *device, uint *rates) { rates[0] = 97; rates[1] = 40; return OK; }
int nvmlDeviceGetPowerUsage(void *device, uint *out) { return number(out, 312500); }
static unsigned long long millijoules = 5000000;
int nvmlDeviceGetTotalEnergyConsumption(void *device, unsigned long long *out) { *out = millijoules += 250000; return board(device) == 0 ? OK : NOT_SUPPORTED; }
/* As drivers before 535: the newer name of this function is not there. */
int nvmlDeviceGetCurrentClocksThrottleReasons(void *device, unsigned long long *out) { *out = 0x20; return OK; }
