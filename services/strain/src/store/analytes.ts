import type { PageRequest } from '@weedhounds/subgraph';
import type { AnalyteKind, PrismaClient } from '../../generated/prisma/client.ts';
import type { AnalyteRow } from './rows.ts';

type Client = Pick<PrismaClient, 'analyte'>;

export async function findAnalytesBySlug(client: Client, slugs: readonly string[]): Promise<[string, AnalyteRow][]> {
  const rows = await client.analyte.findMany({ where: { slug: { in: [...slugs] } } });
  return rows.map((row) => [row.slug, row]);
}

export async function findAnalytesById(client: Client, ids: readonly string[]): Promise<[string, AnalyteRow][]> {
  const rows = await client.analyte.findMany({ where: { id: { in: [...ids] } } });
  return rows.map((row) => [row.id, row]);
}

/** One row more than a page of analytes, of one kind or of both, in `slugOrder`. */
export function listAnalytes(client: Client, kind: AnalyteKind | null, page: PageRequest): Promise<AnalyteRow[]> {
  return client.analyte.findMany({
    where: { ...(kind && { kind }), ...(page.after && { slug: { gt: page.after[0] as string } }) },
    orderBy: { slug: 'asc' },
    take: page.first + 1,
  });
}
