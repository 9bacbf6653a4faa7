/** Reads the worked cases of docs/advice.md: tables under "### NAME" with the columns line, formula, value. */
export function workedCases(text) {
  const cases = {}
  for (const section of text.split(/^### /m).slice(1)) {
    const name = section.split('\n', 1)[0].trim()
    const rows = section.split('\n').filter((row) => /^\| [a-zA-Z]\w* \|/.test(row) && !row.startsWith('| line '))
    cases[name] = rows.map((row) => {
      const [line, formula, value] = row.split('|').slice(1).map((cell) => cell.trim())
      return { line, formula, value }
    })
  }
  return cases
}

/** Arithmetic with names, ln and exp; ^ is a power and binds a sign to its right. Nothing else gets through. */
export function evaluate(formula, known) {
  const tokens = formula.match(/\d+(?:\.\d+)?|[a-zA-Z]\w*|[-+*/^()]/g) ?? []
  if (tokens.join('') !== formula.replace(/\s/g, '')) throw new Error(`not a formula: ${formula}`)
  let at = 0
  const take = (token) => tokens[at] === token && ++at > 0
  const atom = () => {
    if (take('-')) return -power()
    if (take('(')) return close(sum())
    const token = tokens[at++]
    if (/^\d/.test(token)) return Number(token)
    if (take('(')) return { ln: Math.log, exp: Math.exp }[token](close(sum()))
    if (!(token in known)) throw new Error(`${token} is not known yet in ${formula}`)
    return known[token]
  }
  const close = (value) => {
    if (!take(')')) throw new Error(`a bracket is open in ${formula}`)
    return value
  }
  const power = () => {
    const base = atom()
    return take('^') ? base ** power() : base
  }
  const product = () => {
    let value = power()
    for (;;) {
      if (take('*')) value *= power()
      else if (take('/')) value /= power()
      else return value
    }
  }
  const sum = () => {
    let value = product()
    for (;;) {
      if (take('+')) value += product()
      else if (take('-')) value -= product()
      else return value
    }
  }
  const value = sum()
  if (at !== tokens.length) throw new Error(`something is left over in ${formula}`)
  return value
}
