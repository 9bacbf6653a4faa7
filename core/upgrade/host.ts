import { type CpuRow, type GpuRow } from '../catalog/schema'
import { matchCpu } from '../catalog/match-cpu'
import { accelerators } from '../machine/describe'
import { asked } from '../machine/fact'
import { type MachineFacts } from '../machine/facts'
import { known, unknown, type Maybe } from '../result/known'

/** What rules ask of the machine around the card. */
export interface Host {
  readonly laptop: Maybe<boolean>
  /** "kvm": a guest has no slots of its own; null: none is seen. */
  readonly hypervisor: string | null
  readonly system: 'linux' | 'windows' | 'macos' | null
  readonly wsl: boolean
  /** Of the NVIDIA driver: "580.95"; null: none is seen. */
  readonly driver: string | null
  /** "DDR4"; null: neither the modules nor the processor say. */
  readonly memoryType: string | null
  readonly ramBytes: number | null
  /** Generation that the card's slot offers; null: not seen. */
  readonly pcieGen: number | null
}

/** A laptop's chip makes a laptop, and a card for a slot makes none; null: neither. */
const byCard = (gpu: GpuRow | null): boolean | null => (gpu?.formFactor === 'laptop' ? true : gpu?.formFactor === 'pcie-card' ? false : null)

/** A machine that is known by its card alone. */
export function hostOfCard(gpu: GpuRow | null): Host {
  const laptop = byCard(gpu)
  return { laptop: laptop === null ? unknown('not-asked', 'no run of this machine says whether it is a laptop') : known(laptop), hypervisor: null, system: null, wsl: false, driver: null, memoryType: null, ramBytes: null, pcieGen: null }
}

/** A battery makes a laptop as well, and a system that says it has none makes none. */
function laptopOf(facts: MachineFacts, gpu: GpuRow | null): Maybe<boolean> {
  const battery = asked(facts.power?.batteryPercent)
  if (battery.known) return known(true)
  const said = byCard(gpu)
  if (said !== null) return known(said)
  return battery.because === 'not-applicable' ? known(false) : unknown('not-reported', 'nothing says whether this is a laptop')
}

const systemOf = (name: string): Host['system'] => (/windows/i.test(name) ? 'windows' : /mac|darwin/i.test(name) ? 'macos' : /linux|ubuntu|debian|fedora|suse|arch|rhel|centos|rocky|alma|mint|nixos|pop/i.test(name) ? 'linux' : null)

/** One kind for all modules; a mixture is none. */
function memoryTypeOf(facts: MachineFacts, cpus: readonly CpuRow[]): string | null {
  const modules = asked(facts.memory.modules)
  const kinds = new Set(modules.known ? modules.value.flatMap(({ kind }) => /DDR\d/i.exec(kind ?? '')?.[0].toUpperCase() ?? []) : [])
  if (kinds.size === 1) return [...kinds][0]!
  const match = facts.cpu.model.known ? matchCpu(cpus, facts.cpu.model.value) : null
  const type = match?.ok ? match.cpu['memoryType'] : null
  return typeof type === 'string' && /^DDR\d$/.test(type) ? type : null
}

/** @param gpu the catalog's row of its card; null: none, or unknown */
export function hostOf(facts: MachineFacts, gpu: GpuRow | null, cpus: readonly CpuRow[]): Host {
  const { hypervisor, wsl } = facts.virtualization
  const [card] = accelerators(facts)
  const link = asked(card?.pcieMaximum)
  return {
    laptop: laptopOf(facts, gpu),
    hypervisor: hypervisor.known && !/^none$/i.test(hypervisor.value) && !(wsl.known && wsl.value) ? hypervisor.value : null,
    system: facts.os.name.known ? systemOf(facts.os.name.value) : null,
    wsl: wsl.known && wsl.value,
    driver: card?.vendor.known && card.vendor.value === 'NVIDIA' && card.driverVersion.known ? card.driverVersion.value : null,
    memoryType: memoryTypeOf(facts, cpus),
    ramBytes: facts.memory.totalBytes.known ? facts.memory.totalBytes.value : null,
    pcieGen: link.known ? link.value.generation : null,
  }
}
