import { type HostBackend } from '../backend'

/** No machine-learning library at all: storage benchmarks need none. */
export function openHost(): HostBackend {
  return { engine: 'host', version: process.version, devices: [], device: 'host', tensors: () => 0 }
}
