import { type ModelRow } from '../schema'
import { defineList, figure } from './list'

export const modelList = defineList<ModelRow>({
  name: 'models',
  means: 'open models with their dimensions',
  columns: [
    { title: 'Model', width: 34, cell: (model) => model.name },
    { title: 'Class', cell: (model) => model.class },
    { title: 'Params, 1e9', number: true, cell: (model) => figure(model.totalParamsB) },
    { title: 'Layers', number: true, cell: (model) => figure(model.layers) },
    { title: 'Year', number: true, cell: (model) => String(model.year) },
  ],
  rows: (rows) => rows.models(),
  text: (model) => [model.id, model.name, model.family, model.class].join(' '),
  asOf: () => null,
})
