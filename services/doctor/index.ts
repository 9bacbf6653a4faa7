import { diagnose, type Diagnosis } from '../../core/doctor/list'
import { type DoctorReadings } from '../../core/doctor/readings'
import { type Services } from '../create-services'
import { gatherReadings } from './gather'

/** Looks, then decides. */
export async function examine(services: Services, signal: AbortSignal): Promise<{ readings: DoctorReadings; diagnosis: Diagnosis }> {
  const readings = await gatherReadings(services, signal)
  return { readings, diagnosis: diagnose(readings) }
}
