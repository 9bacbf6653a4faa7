import { applies, fieldGroups, type Draft, type NameList, type WorkloadField } from '../../../core/workload/fields'
import { Field } from '../../parts/field'

interface Props {
  readonly draft: Draft
  /** What is wrong, by field; only what should be said by now. */
  readonly errors: Readonly<Record<string, string>>
  readonly names: Readonly<Record<NameList, readonly string[]>>
  /** "images", once it is known. */
  readonly units: string
  readonly onChange: (key: string, value: string) => void
  /** A field was left: what is wrong with it may be said. */
  readonly onLeave: (key: string) => void
}

/** A workload in full: every field that applies, with its unit, what is usual, and what is wrong. */
export function WorkloadForm({ draft, errors, names, units, onChange, onLeave }: Props) {
  return (
    <>
      {Object.entries(names).map(([list, each]) => (
        <datalist key={list} id={`names-${list}`}>
          {each.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      ))}
      {fieldGroups.map(({ title, fields }) => (
        <fieldset key={title} className="fields">
          <legend>{title}</legend>
          {fields
            .filter((field) => applies(field, draft))
            .map((field) => (
              <Field key={field.key} label={field.label} unit={field.type === 'number' ? field.unit.replace('units', units) : ''} hint={field.hint ?? ''} error={errors[field.key] ?? null}>
                {(box) => <Box field={field} value={draft[field.key] ?? ''} box={box} onChange={(value) => onChange(field.key, value)} onLeave={() => onLeave(field.key)} />}
              </Field>
            ))}
        </fieldset>
      ))}
    </>
  )
}

interface BoxProps {
  readonly field: WorkloadField
  readonly value: string
  readonly box: object
  readonly onChange: (value: string) => void
  readonly onLeave: () => void
}

function Box({ field, value, box, onChange, onLeave }: BoxProps) {
  if (field.type === 'choice') {
    return (
      <select {...box} value={value} onChange={(event) => onChange(event.target.value)}>
        {field.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    )
  }
  return (
    <input
      {...box}
      type="text"
      autoComplete="off"
      spellCheck={false}
      maxLength={field.key === 'description' ? 2000 : 200}
      inputMode={field.type === 'number' ? 'decimal' : undefined}
      className={field.type === 'number' ? 'number' : undefined}
      list={field.type === 'text' && field.names ? `names-${field.names}` : undefined}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onBlur={onLeave}
    />
  )
}
