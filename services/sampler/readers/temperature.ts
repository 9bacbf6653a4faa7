import { known, unknown } from '../../../core/result/known'
import { defineReader } from '../reader'

const folder = '/sys/class/hwmon'
/** Drivers of processor sensors: Intel, AMD, and what boards of Arm and others call theirs. */
const processorSensors = /^(coretemp|k10temp|zenpower|cpu_thermal|soc_thermal|cpu)/

/** tempN_input, thousandths of a degree. Sensors that are not wired say absurd things. */
export function parseCelsius(text: string): number | null {
  const celsius = /^\s*-?\d{1,7}\s*$/.test(text) ? Number(text) / 1000 : null
  return celsius !== null && celsius > -50 && celsius < 150 ? celsius : null
}

/** The hottest sensor of the processor. */
export const temperature = defineReader({
  part: 'temperature',
  platforms: ['linux'],
  when: 'ends',
  read({ files }) {
    let hottest: number | null = null
    for (const device of files.list(folder)) {
      const name = files.text(`${folder}/${device}/name`)
      if (!('text' in name) || !processorSensors.test(name.text)) continue
      for (const file of files.list(`${folder}/${device}`)) {
        const answer = /^temp\d+_input$/.test(file) ? files.text(`${folder}/${device}/${file}`) : null
        const celsius = answer && 'text' in answer ? parseCelsius(answer.text) : null
        if (celsius !== null) hottest = Math.max(hottest ?? celsius, celsius)
      }
    }
    return hottest === null ? unknown('not-reported') : known(hottest)
  },
})
