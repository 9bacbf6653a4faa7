/** What the sampler and its tools need of the person's environment; everything else stays outside. */
const passed = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'SystemRoot', 'USERPROFILE', 'LD_LIBRARY_PATH', 'CUDA_VISIBLE_DEVICES', 'GROUNDSPEED_NVML_LIBRARY']

export function samplerEnv(env: NodeJS.ProcessEnv): Record<string, string> {
  const kept = passed.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]!]]))
  return { ...Object.fromEntries(kept), LC_ALL: 'C' }
}
