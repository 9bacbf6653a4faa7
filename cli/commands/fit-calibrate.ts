import { type CliContext } from '../command'
export async function calibrate(_json: boolean, _context: CliContext): Promise<number> {
  throw new Error('x')
}
