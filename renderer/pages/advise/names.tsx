import { useCall } from '../../state/use-call'

/** What the catalog knows, offered while a person types: GPUs, instances, places. */
export function Names() {
  const [names] = useCall('advise-names', null)
  if (names.at !== 'ready') return null
  const { gpus, instances, regions } = names.value
  return (
    <>
      <datalist id="names-gpu">
        {gpus.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <datalist id="names-instance">
        {instances.map(({ id, label }) => (
          <option key={id} value={id} label={label} />
        ))}
      </datalist>
      <datalist id="names-region">
        {regions.map(({ id, name }) => (
          <option key={id} value={id} label={name} />
        ))}
      </datalist>
    </>
  )
}
