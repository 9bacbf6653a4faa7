/** A name as names are compared, 200 characters at the most: "Côte d'Ivoire" -> "cote d ivoire". */
export const plain = (text: string): string =>
  text
    .slice(0, 200)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
