import fs from 'node:fs'
import path from 'node:path'

/**
 * Writes the smallest SavedModel there is (one graph, tag "serve", y = x * x), in protobuf by hand: field numbers from
 * tensorflow/core/protobuf/saved_model.proto, meta_graph.proto and framework/{graph,node_def,attr_value}.proto.
 */
export function writeSavedModel(folder: string): void {
  const x = node('x', 'Placeholder', [], [['dtype', attr('type', 1)]])
  const y = node('y', 'Mul', ['x', 'x'], [['T', attr('type', 1)]])
  const versions = field(4, Buffer.concat([varintField(1, 1000)]))
  const graph = Buffer.concat([field(1, x), field(1, y), versions])
  const metaInfo = field(4, Buffer.from('serve'))
  const metaGraph = Buffer.concat([field(1, metaInfo), field(2, graph)])
  const savedModel = Buffer.concat([varintField(1, 1), field(2, metaGraph)])
  fs.writeFileSync(path.join(folder, 'saved_model.pb'), savedModel)
}

const varint = (value: number): Buffer => {
  const out: number[] = []
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    out.push(rest % 128 | (rest >= 128 ? 128 : 0))
    if (rest < 128) return Buffer.from(out)
  }
}
const varintField = (number: number, value: number): Buffer => Buffer.concat([varint(number * 8), varint(value)])
const field = (number: number, payload: Buffer): Buffer => Buffer.concat([varint(number * 8 + 2), varint(payload.length), payload])

/** AttrValue: 6 is a type. */
const attr = (_kind: "type", value: number): Buffer => varintField(6, value)

const node = (name: string, op: string, inputs: string[], attributes: [string, Buffer][]): Buffer =>
  Buffer.concat([
    field(1, Buffer.from(name)),
    field(2, Buffer.from(op)),
    ...inputs.map((input) => field(3, Buffer.from(input))),
    ...attributes.map(([key, value]) => field(5, Buffer.concat([field(1, Buffer.from(key)), field(2, value)]))),
  ])
