import { Component, type ReactNode } from 'react'
import { asRefusal } from '../../core/contract/client'
import { Failed } from '../parts/states'

interface Props {
  readonly children: ReactNode
  /** Another place is another try. */
  readonly place: string
}

/** A page that breaks is shown as broken; the rail, the run under way and the other pages go on. */
export class ErrorBoundary extends Component<Props, { error: unknown; place: string }> {
  override state = { error: null as unknown, place: this.props.place }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  static getDerivedStateFromProps({ place }: Props, state: { place: string }) {
    return place === state.place ? null : { error: null, place }
  }

  override render() {
    const { error } = this.state
    if (error === null) return this.props.children
    return (
      <Failed heading why={{ ...asRefusal(error), message: 'This page could not be shown.', advice: 'Runs and settings are safe. Show it again, or open another page.' }}>
        <button type="button" onClick={() => this.setState({ error: null })}>
          Show it again
        </button>
      </Failed>
    )
  }
}
