/** @throws DOMException when the page may not */
export const copyText = (text: string): Promise<void> => navigator.clipboard.writeText(text)

/** An SVG as a picture, drawn at twice its size so that it stays sharp where it is pasted. */
export async function copyPicture(svg: string, width: number, height: number): Promise<void> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width: 2 * width, height: 2 * height })
  canvas.getContext('2d')!.drawImage(image, 0, 0, 2 * width, 2 * height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!blob) throw new Error('the picture could not be drawn')
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })])
}
