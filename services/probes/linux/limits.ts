import { type Fact } from '../../../core/machine/facts'
import { factsFrom } from '../gather'
import { type Host } from '../host'

/** A group's path names users and programs: only the tree and the file are told. */
const plainFile = (file: string): string => file.replace(/^(\/sys\/fs\/cgroup\/(?:(?:cpu|memory)\/)?).+\/(?=[^/]+$)/, '$1…/')

/** The smallest of several limits. Without any: there is none, where groups can be seen at all; else it is not known. */
export function tightest(limits: readonly { readonly file: string; readonly value: number | null }[], host: Host, at: string): Fact<number> {
  const [first] = limits.filter(({ value }) => value !== null).sort((a, b) => a.value! - b.value!)
  if (first) return factsFrom(plainFile(first.file), at).of(first.value)
  const seen = limits.find(({ file }) => host.exists(file)) ?? (host.list('/sys/fs/cgroup').length > 0 ? limits[0] : undefined)
  return factsFrom(plainFile((seen ?? limits[0])?.file ?? '/sys/fs/cgroup'), at).not(seen ? 'not-applicable' : 'not-reported')
}
