import { describe, expect, it } from 'vitest'
import { explainLoadFailure, findLibrary } from './library'

describe('a TensorFlow library that does not load', () => {
  it('names the CUDA library that is missing', () => {
    const error = explainLoadFailure('/x/libtensorflow_cc.so.2', 'libcudnn.so.9: cannot open shared object file: No such file or directory')
    expect(error.code).toBe('cuda-library-missing')
    expect(error.message).toContain('libcudnn.so.9')
  })
  it('says that a file is damaged or for another processor', () => {
    expect(explainLoadFailure('/x/libtensorflow_cc.so.2', '/x/libtensorflow_cc.so.2: file too short').code).toBe('library-unusable')
    expect(explainLoadFailure('/x/a.so', 'wrong ELF class: ELFCLASS32').message).toMatch(/another kind of processor/)
  })
  it('names any other library that is missing', () => {
    const error = explainLoadFailure('/x/libtensorflow_cc.so.2', 'libfoo.so.1: cannot open shared object file: No such file')
    expect([error.code, error.message.includes('libfoo.so.1')]).toEqual(['library-missing', true])
  })
  it('says what was looked for in an empty folder', () => {
    expect(() => findLibrary('/nowhere', 'linux')).toThrow(/libtensorflow_cc\.so\.2.*runtime install tensorflow/)
  })
})
