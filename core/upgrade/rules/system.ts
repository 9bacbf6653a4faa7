import { check, ok, refuses, type Rule } from './rule'

/**
 * What the system lets TensorFlow use: NVIDIA cards on Linux and in WSL2; on Windows itself the last release with GPUs was
 * 2.10 (TensorFlow 2.11 release notes); macOS has no drivers for added cards. AMD and Intel cards need other builds.
 */
export const system: Rule = {
  id: 'system',
  title: 'system',
  means: 'whether system and framework use such a card',
  judge: (part, { host: { system: name, wsl } }) => {
    if (part.kind !== 'gpu') return null
    const { vendor } = part.gpu
    if (name === 'macos') return refuses('macOS has no drivers for added cards')
    if (vendor === 'Intel') return check('Intel cards need a framework built for oneAPI; TensorFlow itself has none')
    if (vendor === 'AMD') return name === 'linux' ? check('AMD cards need the ROCm builds of the frameworks: see that yours has one for this card') : check('AMD cards need ROCm, which is made for Linux')
    if (name === null) return check('the system is not known')
    return name === 'windows' && !wsl ? check('on Windows itself TensorFlow uses no GPU since 2.11: run it in WSL2') : ok('TensorFlow and PyTorch use NVIDIA cards here')
  },
}
