import { z } from 'zod'
import { scenarioFile, scenarioSchemaVersion } from './scenario'

/** The scenario file as JSON Schema; `docs/scenario.schema.json` holds it. The Zod schema is the definition. */
export function scenarioJsonSchema(): object {
  const { $schema, ...rest } = z.toJSONSchema(scenarioFile, { io: 'input', reused: 'ref' })
  return { $schema, title: `${scenarioSchemaVersion.name} ${scenarioSchemaVersion.major}.${scenarioSchemaVersion.minor}`, ...rest }
}
