import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** 32 random bytes, in letters that an address and a cookie take as they are. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Compares digests, since timingSafeEqual wants equal lengths: neither length nor first difference shows in the time. */
export const sameSecret = (given: string, secret: string): boolean => timingSafeEqual(digest(given), digest(secret))
