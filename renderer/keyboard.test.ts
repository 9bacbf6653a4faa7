import { describe, expect, it } from 'vitest'
import { keyMeaning, shownKeys } from './keyboard'

const press = (key: string, held: Partial<Record<'altKey' | 'ctrlKey' | 'metaKey', boolean>> = {}, code = '') =>
  keyMeaning({ key, code, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, target: null, ...held })

describe('a key', () => {
  it('opens a page by its place, whatever character Alt makes of it', () => {
    expect(press('2', { altKey: true }, 'Digit2')).toEqual({ page: 1 })
    expect(press('™', { altKey: true }, 'Digit2')).toEqual({ page: 1 })
    expect(press('2', {}, 'Digit2')).toBeNull()
  })
  it('is a command with Ctrl, and with Cmd', () => {
    for (const held of [{ ctrlKey: true }, { metaKey: true }]) {
      expect(['Enter', '.', 's', 'S'].map((key) => press(key, held))).toEqual(['measure', 'cancel', 'save', 'save'].map((command) => ({ command })))
    }
  })
  it('is left alone otherwise', () => {
    for (const key of ['Enter', '.', 's', 'a', 'Tab']) expect(press(key)).toBeNull()
    expect(press('s', { ctrlKey: true, altKey: true })).toBeNull()
  })
  it('is named as the keyboard in front of the person names it', () => {
    expect([shownKeys('Ctrl+Enter', true), shownKeys('Alt+1', true), shownKeys('Ctrl+S', false)]).toEqual(['Cmd+Enter', 'Option+1', 'Ctrl+S'])
  })
})
