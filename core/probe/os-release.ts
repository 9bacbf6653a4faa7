/** /etc/os-release: shell-like KEY=value lines (os-release(5)). */
export function parseOsRelease(text: string): { name: string | null; version: string | null } {
  const read = (key: string): string | null => {
    const raw = new RegExp(`^${key}=(.*)$`, 'm').exec(text)?.[1]?.trim()
    return raw ? raw.replace(/^(["'])(.*)\1$/, '$2').slice(0, 200) || null : null
  }
  return { name: read('NAME'), version: read('VERSION_ID') }
}
