import { type UpstreamAnswer, UpstreamError } from '@weedhounds/upstream';
import type { z } from 'zod';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads the JSON of an answer and checks the frame of it: what holds the list, its totals, its pages. The rows themselves are
 * checked one by one, so that one bad product costs no menu.
 *
 * @throws UpstreamError BAD_ANSWER for HTML under whatever type, JSON that is cut off, `errors` in place of data, another frame
 */
export function readAnswer<T>(upstream: string, answer: UpstreamAnswer, frame: z.ZodType<T>): T {
  if (answer.kind === 'unchanged')
    throw bad(upstream, 'says that nothing changed, though nothing was known', undefined);
  const json = parse(upstream, answer.body);
  const errors = errorsIn(json);
  if (errors !== null) throw bad(upstream, `answers errors in place of data: ${begin(errors)}`, undefined);
  const read = frame.safeParse(json);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw bad(upstream, `answers another shape: ${issue?.path.join('.') || 'the whole'}: ${issue?.message}`, read.error);
}

function parse(upstream: string, body: Buffer): unknown {
  let text: string;
  try {
    text = utf8.decode(body);
  } catch (error) {
    throw bad(upstream, 'answers what is not UTF-8', error);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw bad(upstream, `answers no JSON, or a part of it: ${begin(text)}`, error);
  }
}

/** What `errors` says where it stands beside no data; null where there is none. */
function errorsIn(json: unknown): string | null {
  if (typeof json !== 'object' || json === null || !('errors' in json)) return null;
  const { errors } = json;
  const isEmpty = errors === null || (Array.isArray(errors) && errors.length === 0);
  return isEmpty ? null : JSON.stringify(errors);
}

function begin(text: string): string {
  return JSON.stringify(text.slice(0, 60));
}

function bad(upstream: string, what: string, cause: unknown): UpstreamError {
  return new UpstreamError('BAD_ANSWER', `${upstream} ${what}.`, { status: 200, cause });
}
