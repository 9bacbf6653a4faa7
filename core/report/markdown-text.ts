/** Characters that Markdown or the HTML within it would act on; names and logs come from outside. */
export const escapeMarkdown = (text: string): string => text.replace(/[\\`*_{}[\]<>|#~&]/g, '\\$&').replace(/\s+/g, ' ')

/** A heading and what stands below it; nothing where there is nothing. */
export const section = (title: string, lines: readonly string[]): string[] => (lines.length === 0 ? [] : [`## ${title}`, '', ...lines, ''])
