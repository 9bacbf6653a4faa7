import { useCallback, useEffect, useMemo, useState } from 'react'
import { asRefusal } from '../../../../core/contract/client'
import { type SwapView, type UpgradeView } from '../../../../core/contract/upgrade-calls'
import { noLimits, type Limits } from '../../../../core/upgrade/limits'
import { call } from '../../../client'
import { Chart } from '../../../parts/chart'
import { Figures } from '../../../parts/figures'
import { HowWeKnow } from '../../../parts/how-we-know'
import { Pick } from '../../../parts/pick'
import { Doubtful, Failed, Loading } from '../../../parts/states'
import { saveText } from '../../../state/save'
import { useToasts } from '../../../state/toasts'
import { useKept } from '../../../state/use-kept'
import { type SectionProps } from '../sections'
import { LimitsForm } from './limits'
import { Swap } from './swap'
import { UpgradeTable } from './table'

const words = (error: unknown): string => {
  const { message, advice } = asRefusal(error)
  return [message, advice].filter(Boolean).join(' ')
}

/** What to put in: candidates within purse and case, and each of them tried out. It follows the scenario above. */
export function UpgradeSection({ answer: { session }, advice }: SectionProps) {
  const [limits, setLimits] = useKept<Limits>('upgrade-limits', noLimits)
  const [entered, setEntered] = useKept<readonly string[]>('upgrade-parts', [])
  const [view, setView] = useState<UpgradeView | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const [wanted, putIn] = useState<string | null>(null)
  const [swap, setSwap] = useState<SwapView | null>(null)
  const { say } = useToasts()
  const asked = useMemo(() => ({ session, limits, entered: [...entered] }), [session, limits, entered])
  const show = useCallback((found: UpgradeView) => {
    setView(found)
    setRefused(null)
  }, [])
  useEffect(() => {
    let current = true
    call('upgrade-view', asked).then(
      (found) => current && show(found),
      (error: unknown) => current && setRefused(words(error)),
    )
    return () => {
      current = false
    }
  }, [asked, show])
  useEffect(() => {
    if (wanted === null) {
      setSwap(null)
      return undefined
    }
    let current = true
    call('upgrade-swap', { ...asked, part: wanted }).then(
      (found) => current && setSwap(found),
      (error: unknown) => {
        if (!current) return
        say(words(error))
        putIn(null)
      },
    )
    return () => {
      current = false
    }
  }, [asked, wanted, say])
  /** A part that was refused is not kept: the list stays one that can be answered. */
  const addParts = (next: readonly string[]) => {
    if (next.length < entered.length) return setEntered(next)
    call('upgrade-view', { ...asked, entered: [...next] }).then(
      (found) => {
        show(found)
        setEntered(next)
      },
      (error: unknown) => setRefused(words(error)),
    )
  }
  const keep = async () => {
    if (!swap) return
    const { name, text } = swap.scenario
    const why = await advice.start({ kind: 'text', name, text })
    if (why === null) putIn(null)
    say(why ?? `The scenario is now ${name}. Undo brings back what stood there.`)
  }
  const save = () => swap && saveText(swap.scenario.file, 'application/json', swap.scenario.text)
  return (
    <section aria-label="Upgrade" className="upgrade">
      <h2>Upgrade</h2>
      {view === null ? refused === null ? <Loading /> : <Failed why={{ message: refused, advice: '', detail: '' }} /> : (
        <>
          <p>{view.answer}</p>
          {view.doubts.map(({ text, advice: next }) => (
            <Doubtful key={text}>
              <span className="doubt">{text}</span> {next}
            </Doubtful>
          ))}
          <Figures figures={view.figures} />
          <LimitsForm fields={view.fields} limits={limits} entered={entered} refused={refused} onLimits={setLimits} onEntered={addParts} />
          <div className="try">
            <Pick label="Put in" value="" options={view.names} placeholder="RTX 5090" onChange={(name) => name !== '' && putIn(name)} />
          </div>
          {swap && <Swap swap={swap} onKeep={() => void keep()} onSave={save} onClose={() => putIn(null)} />}
          {view.chart && <Chart chart={view.chart} selected={wanted} onSelect={putIn} />}
          <UpgradeTable rows={view.rows} order={view.order} onPutIn={putIn} />
          <HowWeKnow title="How we know: upgrades" lines={view.howWeKnow} />
        </>
      )}
    </section>
  )
}
