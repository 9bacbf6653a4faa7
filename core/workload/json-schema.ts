import { z } from 'zod'
import { workloadFile, workloadSchemaVersion } from './schema'

/** The workload file as JSON Schema; `docs/workload.schema.json` holds it. The Zod schema is the definition. */
export function workloadJsonSchema(): object {
  const { $schema, ...rest } = z.toJSONSchema(workloadFile, { io: 'input', reused: 'ref' })
  return { $schema, title: `${workloadSchemaVersion.name} ${workloadSchemaVersion.major}.${workloadSchemaVersion.minor}`, ...rest }
}
