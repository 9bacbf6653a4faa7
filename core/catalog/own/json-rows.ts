/** On which line each object of the outermost list starts, so that a complaint about a row can be found. For JSON that parses. */
export function rowLines(text: string): number[] {
  const lines: number[] = []
  const stack: string[] = []
  let line = 1
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!
    if (c === '\n') line++
    else if (c === '"') {
      for (i++; i < text.length && text[i] !== '"'; i++) if (text[i] === '\\') i++
    } else if (c === '{' || c === '[') {
      // A row is an object in a list that stands alone ("[") or in one object ("{[").
      if (c === '{' && /^\{?\[$/.test(stack.join(''))) lines.push(line)
      stack.push(c)
    } else if (c === '}' || c === ']') stack.pop()
  }
  return lines
}
