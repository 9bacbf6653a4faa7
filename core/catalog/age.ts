/** Prices older than this are called stale (DESIGN 3). */
export const staleDays = 180

/** The first day that a date may mean: a month counts from its first day, a year from January, a quarter likewise. */
export function firstDay(date: string): number {
  const [year = '', part = ''] = date.split('-')
  const month = part.startsWith('Q') ? (Number(part[1]) - 1) * 3 : part ? Number(part) - 1 : 0
  return Date.UTC(Number(year), month, Number(date.split('-')[2] ?? 1))
}

/** Whole days from the first day that the date may mean. */
export const ageInDays = (date: string, now: Date): number => Math.floor((now.getTime() - firstDay(date)) / 86_400_000)
