import { check, ok, refuses, type Rule } from './rule'

/** Compute capabilities of TensorFlow's own builds. */
const builtFor = { least: 6, beyond: 10 }

/**
 * What the system lets TensorFlow use: NVIDIA cards on Linux and in WSL2; on Windows itself the last release with GPUs was
 * 2.10 (TensorFlow 2.11 release notes); macOS has no drivers for added cards. AMD and Intel cards need other builds. Its
 * releases 2.18 to 2.21 are built for compute capability 6.0 to 9.0; newer cards compile at the start, which is reported
 * broken for Blackwell (tensorflow#89272).
 */
export const system: Rule = {
  id: 'system',
  title: 'system',
  means: 'whether system and framework use such a card',
  judge: (part, { host: { system: name, wsl } }) => {
    if (part.kind !== 'gpu') return null
    const { vendor, computeCapability } = part.gpu
    if (name === 'macos') return refuses('macOS has no drivers for added cards')
    if (vendor === 'Intel') return check('Intel cards need a framework built for oneAPI; TensorFlow itself has none')
    if (vendor === 'AMD') return name === 'linux' ? check('AMD cards need the ROCm builds of the frameworks: see that yours has one for this card') : check('AMD cards need ROCm, which is made for Linux')
    if (name === null) return check('the system is not known')
    const capability = computeCapability === null ? null : Number(computeCapability)
    if (capability !== null && (capability < builtFor.least || capability >= builtFor.beyond)) return check(`TensorFlow is built for compute capability 6.0 to 9.0, this is ${computeCapability}: see that it, or PyTorch, runs on the card`)
    return name === 'windows' && !wsl ? check('on Windows itself TensorFlow uses no GPU since 2.11: run it in WSL2') : ok('TensorFlow and PyTorch use NVIDIA cards here')
  },
}
