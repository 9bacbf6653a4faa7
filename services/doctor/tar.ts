const block = 512

function field(header: Buffer, text: string, offset: number, length: number): void {
  header.write(text.slice(0, length), offset, length, 'utf8')
}

/** A tape archive (POSIX ustar) of small text files: no owner, no time, so that the same files give the same bytes. */
export function makeTar(files: readonly { readonly name: string; readonly text: string }[]): Buffer {
  const parts = files.flatMap(({ name, text }) => {
    const data = Buffer.from(text, 'utf8')
    const header = Buffer.alloc(block)
    field(header, name, 0, 100)
    field(header, '0000644\0', 100, 8)
    field(header, '0000000\0', 108, 8)
    field(header, '0000000\0', 116, 8)
    field(header, `${data.length.toString(8).padStart(11, '0')}\0`, 124, 12)
    field(header, '00000000000\0', 136, 12)
    field(header, '        ', 148, 8)
    field(header, '0', 156, 1)
    field(header, 'ustar\u000000', 257, 8)
    // The sum is taken with spaces in its own place.
    const sum = header.reduce((all, byte) => all + byte, 0)
    field(header, `${sum.toString(8).padStart(6, '0')}\0 `, 148, 8)
    return [header, data, Buffer.alloc((block - (data.length % block)) % block)]
  })
  return Buffer.concat([...parts, Buffer.alloc(2 * block)])
}
