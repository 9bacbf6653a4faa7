export function electronBinary(): Promise<string | null>
export function requireElectron(): Promise<string>
export const asRoot: string[]
