import fs from 'node:fs'
import path from 'node:path'
import { cudaFiles, cudaFolder } from '../../core/machine/cuda-libraries'
import { known, unknown } from '../../core/result/known'
import { type RuntimeDefinition, type Wheel } from './definition'
import { extractMembers } from './zip'

const version = '2.21.0'

/** A wheel of NVIDIA's, which serves any Python. */
const nvidia = (part: string, of: string, platform: string, sha256: string, bytes: number): Wheel => ({ project: `nvidia-${part}-cu12`, version: of, pythonVersion: '3.11', abi: 'none', platform, sha256, bytes })

/**
 * TensorFlow for CUDA 12 and what it opens there, each the newest that its own requirements allow (`tensorflow[and-cuda]`
 * 2.21.0). cuRAND, CUPTI and the compilers are left out: no operation of ours opens them. Digests read 2026-11-26.
 */
const wheels: readonly Wheel[] = [
  { project: 'tensorflow', version, pythonVersion: '3.11', abi: 'cp311', platform: 'manylinux_2_27_x86_64', sha256: '9056fbc9ba04235810b71ae6cbd958a196e8804fb53bbcffbf3e23b56155f124', bytes: 572_440_367 },
  nvidia('cuda-runtime', '12.9.79', 'manylinux2014_x86_64', '25bba2dfb01d48a9b59ca474a1ac43c6ebf7011f1b0b8cc44f54eb6ac48a96c3', 3_493_179),
  nvidia('nvjitlink', '12.9.86', 'manylinux2010_x86_64', 'e3f1171dbdc83c5932a45f0f4c99180a70de9bd2718c1ab77d14104f6d7147f9', 39_748_338),
  nvidia('cublas', '12.9.3.13', 'manylinux_2_27_x86_64', 'd7d51055f161b317c7105ddaae90e71eda059026074ffef93cf7cde2886bfe72', 581_217_458),
  nvidia('cufft', '11.4.1.4', 'manylinux2014_x86_64', 'c67884f2a7d276b4b80eb56a79322a95df592ae5e765cf1243693365ccab4e28', 200_877_592),
  nvidia('cusparse', '12.5.10.65', 'manylinux2014_x86_64', '73060ce019ac064a057267c585bf1fd5a353734151f87472ff02b2c5c9984e78', 366_465_088),
  nvidia('cusolver', '11.7.5.82', 'manylinux_2_27_x86_64', '15da72d1340d29b5b3cf3fd100e3cd53421dde36002eda6ed93811af63c40d88', 338_117_415),
  nvidia('nccl', '2.32.3', 'manylinux_2_27_x86_64', 'bb94b2348e4861d5e8aa00b36c3d12d9bdf9c6369b82cbb723de0b582280a21c', 351_526_311),
  nvidia('cudnn', '9.28.0.42', 'manylinux_2_27_x86_64', '9ff58b7f36dacd0a93e89f8f2957b52466889217963701daa15e577317cfa375', 716_538_495),
]

const ours = ['libtensorflow_framework.so.2', 'libtensorflow_cc.so.2']
/** A library of NVIDIA's wheels, by its own name alone: nothing in the archive becomes a path. */
const libraryIn = (member: string): string | null => /^nvidia\/[a-z0-9_]+\/lib\/(lib[A-Za-z0-9_]+\.so[.\d]*)$/.exec(member)?.[1] ?? null

/**
 * TensorFlow that computes on NVIDIA GPUs, with the CUDA libraries it opens: nothing but the driver is wanted of the
 * machine. Where it is installed it serves for the other one as well, since it computes on the processor too.
 */
export const tensorflowGpu: RuntimeDefinition = {
  id: 'tensorflow-gpu',
  title: 'TensorFlow for NVIDIA GPUs',
  version,
  optional: 'for NVIDIA GPUs; a machine without one does without it',
  diskBytes: 8_000_000_000,
  files: [...ours, ...cudaFiles.map((name) => `${cudaFolder}/${name}`)],
  wheels: (platform) => (platform === 'linux-x64' ? known(wheels) : unknown('not-applicable', `no TensorFlow for GPUs is pinned for ${platform}; put one in a folder, NVIDIA's libraries in its folder ${cudaFolder}, and name it in GROUNDSPEED_TENSORFLOW_DIR`)),
  async prepare({ wheelFiles, folder, onProgress, signal }) {
    const cuda = path.join(folder, cudaFolder)
    fs.mkdirSync(cuda)
    for (const [i, file] of wheelFiles.entries()) {
      const targets = i === 0 ? new Map(ours.map((name) => [`tensorflow/${name}`, path.join(folder, name)])) : (member: string) => (libraryIn(member) === null ? null : path.join(cuda, libraryIn(member)!))
      await extractMembers(file, targets, { signal, onBytes: (doneBytes, totalBytes) => onProgress({ phase: 'unpacking', doneBytes, totalBytes, text: `unpacking ${wheels[i]!.project} (${i + 1} of ${wheels.length})` }) })
    }
  },
  // The folder that a user names is the other runtime's: it serves whatever it holds.
  elsewhere: () => null,
}
