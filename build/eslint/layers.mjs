/**
 * The folder picture of the project, as data: what each top folder may import from the others, and which
 * packages belong to one folder alone. The lint rule reads it, and so does CONTRIBUTING's reader.
 */
export const layers = {
  // ECharts draws charts as text, without a DOM: a function of its input like the rest of core.
  core: { folders: [], packages: ['zod', 'echarts/core', 'echarts/charts', 'echarts/components', 'echarts/renderers'], builtins: false },
  catalog: { folders: ['core'], packages: ['zod'], builtins: false },
  benchmarks: { folders: ['core'], packages: 'any', builtins: true },
  services: { folders: ['core', 'catalog', 'benchmarks/list'], packages: 'any', builtins: true },
  cli: { folders: ['core', 'services'], packages: 'any', builtins: true },
  electron: { folders: ['core', 'services'], packages: 'any', builtins: true },
  renderer: { folders: ['core'], packages: 'any', builtins: false },
}

/** Packages that only the named folders may touch, with the reason a reader is given. */
export const owners = [
  { test: /^electron$/, folders: ['electron'], because: 'only the desktop face may know that Electron exists' },
  { test: /^(react|react-dom)(\/|$)/, folders: ['renderer'], because: 'only the renderer draws' },
  {
    test: /^(@tensorflow\/|koffi$)/,
    // services/nvml is what the process that asks NVIDIA's driver and the sampler's process are made of.
    folders: ['benchmarks', 'services/nvml'],
    because: 'native code is loaded only inside worker processes, so that its crash costs one benchmark',
  },
]
