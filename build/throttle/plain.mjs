/**
 * A recording that others may see: its id and its name say what it is, the kernel's name is plain, and nothing names a
 * folder of a person. No number is touched.
 */
export function plainRun(text, { id, how }) {
  const run = JSON.parse(text)
  const day = run.startedAt.slice(0, 10).replace(/-/g, '')
  const { kernel } = run.machine.os
  if (kernel.known) kernel.value = kernel.value.replace(/(\d+\.\d+)\.\d+.*$/, '$1.0')
  return { ...run, id: `${day}-${run.startedAt.slice(11, 19).replace(/:/g, '')}-${id}`, name: `Recorded: ${how}`.slice(0, 200) }
}
