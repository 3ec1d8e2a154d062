import { z } from 'zod';

/** Up to when a menu is known. */
export interface Bookmark {
  /** When its reading began. */
  at: Date;
  /** Products that lay in stock: where one has no batch any more, its stock is unknown. */
  stocked: readonly string[];
}

const schema = z.object({ at: z.iso.datetime(), stocked: z.array(z.string()) });

/** A bookmark as text. */
export function writeBookmark({ at, stocked }: Bookmark): string {
  return JSON.stringify({ at: at.toISOString(), stocked });
}

/** Reads a bookmark; null for what is none, which asks for the whole menu. */
export function readBookmark(text: string | null): Bookmark | null {
  if (text === null) return null;
  try {
    const { at, stocked } = schema.parse(JSON.parse(text));
    return { at: new Date(at), stocked };
  } catch {
    return null;
  }
}
