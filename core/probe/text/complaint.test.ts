import { describe, expect, it } from 'vitest'
import { readToolText } from './probe-text'

/** As people quote them in public issue threads; two forms where a tool changed its words. */
const words: readonly (readonly [tool: string, text: string, cause: string])[] = [
  ['nvidia-smi', "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver. Make sure that the latest NVIDIA driver is installed and running.\n", 'driver-not-loaded'],
  ['nvidia-smi -L', 'Failed to initialize NVML: Driver Not Loaded', 'driver-not-loaded'],
  ['nvidia-smi', 'Failed to initialize NVML: Driver/library version mismatch\nNVML library version: 550.90\n', 'version-mismatch'],
  ['nvidia-smi', 'NVIDIA: API mismatch: the NVIDIA kernel module has version 470.57.02,\nbut this NVIDIA driver component has version 470.63.01.', 'version-mismatch'],
  ['nvidia-smi --query-gpu=name --format=csv,noheader', 'Failed to initialize NVML: Driver/library version mismatch', 'version-mismatch'],
  ['nvidia-smi', 'No devices were found\n', 'no-devices'],
  ['nvidia-smi --query-gpu=name --format=csv', 'No devices were found', 'no-devices'],
  ['nvidia-smi -q -x', 'No devices found.', 'no-devices'],
  ['nvidia-smi', 'Unable to determine the device handle for GPU 0000:02:00.0: GPU is lost.  Reboot the system to recover this GPU', 'gpu-lost'],
  ['nvidia-smi', 'Unable to determine the device handle for GPU0: 0000:65:00.0: Unknown Error', 'gpu-lost'],
  ['nvidia-smi', 'Unable to determine the device handle for gpu 0000:09:00.0: Unknown Error\nNo devices were found', 'gpu-lost'],
  ['nvidia-smi --query-gpu=memory.total --format=csv,noheader,nounits', 'Unable to determine the device handle for GPU0000:65:00.0: Unknown Error', 'gpu-lost'],
  ['nvidia-smi --query-gpu=name,memory.total --format=csv,noheader', '[GPU is lost], [GPU is lost]', 'gpu-lost'],
  ['nvidia-smi', 'Failed to initialize NVML: GPU access blocked by the operating system\nFailed to properly shut down NVML: GPU access blocked by the operating system', 'blocked-in-wsl'],
  ['nvidia-smi', 'Failed to initialize NVML: Insufficient Permissions', 'no-permission'],
  ['nvidia-smi', 'bash: /usr/bin/nvidia-smi: Permission denied', 'no-permission'],
  ['nvidia-smi', 'NVIDIA-SMI has failed because you are not:\n\ta) running as an administrator or\n\tb) there is not at least one TCC device in the system', 'no-permission'],
  ['nvidia-smi', 'Failed to initialize NVML: Unknown Error', 'unreadable'],
  ['nvidia-smi --query-gpu=nonsense --format=csv', 'Field "nonsense" is not a valid field to query.\n', 'unreadable'],
  ['nvidia-smi', "NVIDIA-SMI couldn't find libnvidia-ml.so library in your system. Please make sure that the NVIDIA Display Driver is properly installed and present in your system.", 'not-installed'],
  ['nvidia-smi', 'nvidia-smi: error while loading shared libraries: libnvidia-ml.so.1: cannot open shared object file: No such file or directory', 'not-installed'],
  ['nvidia-smi', "Command 'nvidia-smi' not found, but can be installed with:\n\nsudo apt install nvidia-utils-550", 'not-installed'],
  ['nvidia-smi', 'zsh: command not found: nvidia-smi', 'not-installed'],
  ['nvidia-smi', 'fish: Unknown command: nvidia-smi', 'not-installed'],
  ['nvidia-smi', 'docker: Error response from daemon: exec: "nvidia-smi": executable file not found in $PATH: unknown.', 'not-installed'],
  ['nvidia-smi', 'Der Befehl "nvidia-smi" ist entweder falsch geschrieben oder konnte nicht gefunden werden.', 'not-installed'],
  ['nvidia-smi', 'bash: nvidia-smi : commande introuvable', 'not-installed'],
  ['nvidia-smi', "'nvidia-smi' 不是内部或外部命令，也不是可运行的程序或批处理文件。", 'not-installed'],
  ['rocm-smi', 'cat: /sys/module/amdgpu/initstate: No such file or directory\nERROR:root:Driver not initialized (amdgpu not found in modules)', 'driver-not-loaded'],
  ['amd-smi list', 'ERROR:root:Unable to get devices, driver not initialized (amdgpu not found in modules)\nERROR:root:Unable to detect any GPU devices, check amdgpu version and module status (sudo modprobe amdgpu)', 'driver-not-loaded'],
  ['rocm-smi', 'Unable to open /dev/kfd read-write: Permission denied\nsomebody is not member of "render" group, the default DRM access group.', 'no-permission'],
  ['rocm-smi', 'bash: rocm-smi: command not found', 'not-installed'],
  ['wmic path win32_VideoController get name', 'No Instance(s) Available.\r\r\n', 'no-devices'],
  ['wmic path win32_VideoController get name', "'wmic' is not recognized as an internal or external command,\r\noperable program or batch file.", 'not-installed'],
  ['wmic path win32_VideoController get name', "wmic : The term 'wmic' is not recognized as the name of a cmdlet, function, script file, or operable program.", 'not-installed'],
  ['system_profiler SPDisplaysDataType', 'zsh: command not found: system_profiler', 'not-installed'],
  ['lspci', 'lspci: command not found', 'not-installed'],
  ['lspci -nn', 'pcilib: Cannot open /proc/bus/pci\nlspci: Cannot find any working access method.', 'unreadable'],
  ['cat /proc/cpuinfo', 'cat: /proc/cpuinfo: Permission denied', 'no-permission'],
  ['fastfetch --format json', '{"error": "bad', 'unreadable'],
]

describe('what a tool says instead of an answer', () => {
  it.each(words)('%s: %s', (tool, text, cause) => expect(readToolText(tool, text)).toEqual({ status: 'error', cause, gpus: [], cpu: null }))
  it('one GPU of two is lost: the other is listed, and the loss is told', () => {
    expect(readToolText('nvidia-smi -L', 'GPU 0: NVIDIA A30 (UUID: GPU-1)\nUnable to determine the device handle for gpu 0000:17:00.0: Unknown Error\n')).toMatchObject({ status: 'ok', cause: 'gpu-lost', gpus: [{ name: 'NVIDIA A30' }] })
  })
})
