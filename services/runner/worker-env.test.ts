import { describe, expect, it } from 'vitest'
import { crewEnvs } from './worker-env'

const env = { PATH: '/bin', TF_CPU_BFC_MEM_LIMIT_IN_MB: '8000', TF_NUM_INTRAOP_THREADS: '6', CUDA_DEVICE_ORDER: 'FASTEST_FIRST' }

describe('the environments of workers that share the machine', () => {
  it('give each one thread, its part of the pool, and no GPU to compute on, whatever the person set', () => {
    const envs = crewEnvs(env, 'processor', 4)
    expect(envs).toHaveLength(4)
    for (const each of envs) expect(each).toMatchObject({ PATH: '/bin', TF_NUM_INTRAOP_THREADS: '1', TF_NUM_INTEROP_THREADS: '1', OMP_NUM_THREADS: '1', TF_CPU_BFC_MEM_LIMIT_IN_MB: '2000', CUDA_VISIBLE_DEVICES: '-1' })
  })
  it('pin each to a GPU of its own, in the order of the bus', () => {
    const envs = crewEnvs(env, 'gpu', 3)
    expect(envs.map((each) => each['CUDA_VISIBLE_DEVICES'])).toEqual(['0', '1', '2'])
    for (const each of envs) expect(each).toMatchObject({ CUDA_DEVICE_ORDER: 'PCI_BUS_ID', TF_NUM_INTRAOP_THREADS: '6' })
  })
  it('keep to the GPUs that the person made visible', () => {
    expect(crewEnvs({ CUDA_VISIBLE_DEVICES: '3,GPU-8f1a' }, 'gpu', 2).map((each) => each['CUDA_VISIBLE_DEVICES'])).toEqual(['3', 'GPU-8f1a'])
    expect(crewEnvs({}, 'gpu', 1)[0]).not.toHaveProperty('TF_CPU_BFC_MEM_LIMIT_IN_MB')
  })
})
