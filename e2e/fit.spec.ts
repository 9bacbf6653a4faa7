import { expectAccessible } from './axe'
import { expect, test } from './fixtures'
import { answer, openPage } from './pages'

const config = JSON.stringify({ model_type: 'llama', hidden_size: 2048, num_hidden_layers: 16, num_attention_heads: 32, num_key_value_heads: 8, intermediate_size: 8192, vocab_size: 128256, tie_word_embeddings: true, max_position_embeddings: 131072 })

test.describe('what fits', () => {
  test.beforeEach(async ({ launched: { page } }) => {
    await openPage(page, 'Fit')
    await page.getByLabel('On', { exact: true }).fill('GeForce RTX 3090')
    await expect(answer(page)).toContainText('GeForce RTX 3090 has 23.5 GiB')
  })

  test('is answered for one model, by its parts against the card, and follows the sliders at once', async ({ launched: { page } }) => {
    await expect(answer(page)).toContainText('Llama 3.1 8B in Q4_K_M needs about 5.25 GiB [')
    await expect(page.getByRole('img', { name: /Weights take \d+ %/ })).toBeVisible()
    await expect(page.getByText("names no open language model: Llama 3.1 8B is taken")).toBeVisible()
    await page.getByLabel(/^Context/).fill('8')
    await expect(answer(page)).toContainText('at 131,072 tokens')
    await page.getByText('Train all weights').click()
    await expect(answer(page)).toContainText('it does not fit. It would fit with LoRA')
    await expect(page.getByRole('row', { name: /with QLoRA.*fits/ })).toBeVisible()
    await page.getByLabel('Compared with').fill('RTX 4090')
    await page.getByLabel('Compared with').press('Enter')
    await expect(page.getByText(/GeForce RTX 4090: needs/)).toHaveCount(1)
  })
  test('is shown for every model, narrowed by name, family and way, and a model opens from it', async ({ launched: { page } }) => {
    const section = page.getByRole('region', { name: 'Every model' })
    await expect(section).toContainText('language models in four bits')
    await section.getByLabel('Name has').fill('qwen2.5')
    await section.getByLabel('That fit for').selectOption({ label: 'LoRA' })
    await expect(section.getByRole('status')).toHaveText(/^4 of \d+ models$/)
    await section.getByRole('button', { name: 'Show Qwen2.5 3B' }).click()
    await expect(answer(page)).toContainText('Qwen2.5 3B in Q4_K_M needs')
    await section.getByLabel('Name has').fill('no such model')
    await expect(section).toContainText('No model passes these filters.')
  })
  test('is told of a pasted config.json, and what is none is refused by name', async ({ launched: { page } }) => {
    await page.getByText('Another model, by its config.json').click()
    const field = page.getByRole('textbox', { name: /Paste it here/ })
    await field.fill(config)
    await expect(answer(page)).toContainText('llama in Q4_K_M needs about')
    await field.fill(config.replace('"num_attention_heads":32', '"num_attention_heads":33'))
    await expect(answer(page)).toContainText('33 do not divide a hidden_size of 2048')
    await field.fill('{"__proto__": {}}')
    await expect(answer(page)).toContainText('this is no config.json', { ignoreCase: true })
    await page.getByRole('button', { name: 'Start again from the workload' }).click()
    await expect(answer(page)).toContainText('Llama 3.1 8B')
  })
  test('a name that nobody knows is answered with the nearest', async ({ launched: { page } }) => {
    await page.getByLabel('Model', { exact: true }).fill('Lama 3.1 8')
    await page.getByLabel('Model', { exact: true }).press('Enter')
    await expect(page.getByRole('alert')).toContainText('Nearest: ')
  })
  test('axe finds nothing', async ({ launched: { page }, face }) => {
    await page.getByText('Train all weights').click()
    await expect(answer(page)).toContainText('does not fit')
    await expectAccessible(page, face, 'fit')
  })
})
