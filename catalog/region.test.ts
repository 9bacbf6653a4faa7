import { describe, expect, it } from 'vitest'
import { gridCarbonData } from '.'
import { embodiedOfGpu, embodiedPerHour } from '../core/carbon/embodied'
import { powerShare } from '../core/carbon/energy'
import { threeLetters } from '../core/carbon/iso-codes'
import { matchRegion } from '../core/carbon/region'
import { countryNames } from '../core/carbon/region-names'

const data = gridCarbonData()
const nameOf = (text: string) => {
  const match = matchRegion(data, text)
  return match.ok ? match.grid.name : match.nearest
}

describe('the grid of a place', () => {
  it.each([
    ['Germany', 'Germany'],
    ['de', 'Germany'],
    ['DEU', 'Germany'],
    ['Deutschland', 'Germany'],
    ['USA', 'United States'],
    ['us', 'United States'],
    ['the Netherlands', 'Netherlands'],
    ['Great Britain', 'United Kingdom'],
    ['UK', 'United Kingdom'],
    ['Côte d’Ivoire', "Cote d'Ivoire"],
    ['Türkiye', 'Turkey'],
    ['FI', 'Finland'],
    ['SE3', 'Sweden Bidding Zone 3 (Southern Sweden)'],
    ['aws:us-east-1', 'aws:us-east-1'],
    ['AWS eu-west-1 (Ireland)', 'aws:eu-west-1'],
    ['us-east-1', 'aws:us-east-1'],
    ['us-east1', 'gcp:us-east1'],
    ['google us-central1', 'gcp:us-central1'],
    ['gcp/me-central1', 'gcp:me-central1'],
    ['Azure West Europe', 'azure:westeurope'],
    ['East US', 'azure:eastus'],
    ['lambda:us-east-1', 'lambda:us-east-1'],
    ['world', 'world'],
  ])('%s is %s', (written, name) => expect(nameOf(written)).toBe(name))

  it('takes the country before the bidding zone of its name: lifecycle figures stay with lifecycle figures', () => {
    expect(matchRegion(data, 'FI')).toMatchObject({ ok: true, grid: { kgCo2ePerKwh: expect.closeTo(0.0572, 9) } })
    expect(matchRegion(data, 'Finland')).toMatchObject({ ok: true, grid: { kgCo2ePerKwh: expect.closeTo(0.0572, 9) } })
  })
  it('says when a region could be of several providers', () => {
    expect(matchRegion(data, 'us-east-1')).toMatchObject({ grid: { doubts: [expect.stringContaining('lambda:us-east-1'), expect.anything()] } })
  })
  it.each(['Atlantis', '', 'mars-1', 'US-CA', '__proto__', 'aws'])('never guesses at %j', (written) => expect(nameOf(written)).toHaveLength(3))
  it('names the nearest', () => {
    expect(nameOf('Grmany')).toContain('Germany')
    expect(nameOf('aws:us-east-9')).toContain('aws:us-east-1')
  })
  it('knows two letters for every country of the list, each once, and no name twice', () => {
    const countries = data.zones.filter((row) => row.kind === 'country').map((row) => row.id)
    expect([...threeLetters.values()].sort()).toEqual([...countries].sort())
    expect(threeLetters.size).toBe(countries.length)
    for (const [name, code] of countryNames) expect(countries, name).toContain(code)
  })
})

describe('what making it emitted', () => {
  it('is spread over the hours of its life', () => {
    // 164 kg over 4 years at 40 hours a week: 4 x 365.25 / 7 x 40 = 8348.57 hours.
    expect(embodiedPerHour({ kgCO2e: 164, lifeYears: 4, hoursPerWeek: 40 })).toEqual({ known: true, value: expect.closeTo(164 / 8348.571428571428, 12) })
  })
  it('is unknown, never zero, where nothing is published or nothing is used', () => {
    expect(embodiedOfGpu(data.embodied, 'rtx-3090')).toMatchObject({ known: false })
    expect(embodiedOfGpu(data.embodied, 'h100-sxm')).toMatchObject({ known: true, value: { kgCO2e: 164 } })
    expect(embodiedPerHour({ kgCO2e: null, lifeYears: 4, hoursPerWeek: 40 })).toMatchObject({ known: false })
    expect(embodiedPerHour({ kgCO2e: 164, lifeYears: 4, hoursPerWeek: 0 })).toMatchObject({ known: false })
  })
  it('and a power model that runs from idle to TDP', () => expect([powerShare(0), powerShare(1)]).toEqual([0.12, 1]))
})
