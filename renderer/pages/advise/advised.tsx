import { useState } from 'react'
import { type AdviceAnswer } from '../../../core/contract/advise-views'
import { Answer } from '../../parts/answer'
import { Figures } from '../../parts/figures'
import { HowWeKnow } from '../../parts/how-we-know'
import { Doubtful } from '../../parts/states'
import { useApp } from '../../state/app-context'
import { Ways } from './begin'
import { Asked } from './asked'
import { LoadButton, SaveButtons } from './files'
import { HoursCurve } from './hours-curve'
import { Panel } from './panel'
import { sections } from './sections'
import { type Advice } from './use-advice'

/** A scenario with its answer: the verdict first, then what it stands on, each part on its own. */
export function Advised({ advice, answer }: { advice: Advice; answer: AdviceAnswer }) {
  const { view } = answer
  const [other, setOther] = useState(false)
  const { open } = useApp()
  return (
    <>
      <Answer>{view.answer}</Answer>
      <div className="actions">
        <SaveButtons answer={answer} />
        <LoadButton advice={advice} />
        <button type="button" aria-expanded={other} onClick={() => setOther(!other)}>
          Start from something else
        </button>
        <button type="button" className="plain" disabled={!advice.canUndo} onClick={advice.undo}>
          Undo
        </button>
      </div>
      <p className="note quiet">{`${view.origin} ${view.workload}`}</p>
      {other && (
        <Ways advice={advice} onBegun={() => setOther(false)}>
          <div className="actions">
            <button type="button" onClick={() => void advice.start({ kind: 'run', run: 'latest' }).then((refused) => (refused === null ? setOther(false) : open('measure', null)))}>
              The latest run of this machine
            </button>
          </div>
        </Ways>
      )}
      {view.doubts.map(({ text, advice: next }) => (
        <Doubtful key={text}>
          <span className="doubt">{text}</span> {next}
        </Doubtful>
      ))}
      <Figures figures={view.figures} />
      <div className="with-panel">
        <div className="main">
          <HoursCurve view={view} onSlide={advice.slide} />
          {view.asks && <Asked advice={advice} view={view} />}
        </div>
        <Panel advice={advice} view={view} />
        <div className="rest">
          {sections.map(({ id, Section }) => (
            <Section key={id} answer={answer} advice={advice} />
          ))}
          <HowWeKnow lines={view.howWeKnow} />
        </div>
      </div>
    </>
  )
}
