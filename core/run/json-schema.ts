import { z } from 'zod'
import { runFile, runSchemaVersion } from './schema'

/**
 * The run file as JSON Schema, for readers in other languages; `docs/run.schema.json` holds it. The Zod schema is the
 * definition: checks that JSON Schema cannot express (finite numbers, each benchmark once) stand in `parse.ts` alone.
 */
export function runJsonSchema(): object {
  const { $schema, ...rest } = z.toJSONSchema(runFile, { io: 'input', reused: 'ref' })
  return { $schema, title: `${runSchemaVersion.name} ${runSchemaVersion.major}.${runSchemaVersion.minor}`, ...rest }
}
