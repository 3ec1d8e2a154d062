import type { PageRequest } from '@weedhounds/subgraph';
import { type LabProductType, Prisma } from '../../generated/prisma/client.ts';
import { decodeResults } from './lab-results.ts';
import type { LabResultRow, LabSampleRow } from './rows.ts';
import type { Sql } from './sql.ts';

/** Which samples. All that is given must hold; null holds always. */
export interface SampleCriteria {
  productType: LabProductType | null;
  /** YYYY-MM-DD. */
  testedFrom: string | null;
  /** YYYY-MM-DD. */
  testedTo: string | null;
  hasTerpenes: boolean | null;
}

const sampleColumns = Prisma.sql`s.id, s.product_name as "productName", s.product_type as "productType",
  s.strain_id as "strainId", to_char(s.tested_on, 'YYYY-MM-DD') as "testedOn", s.laboratory, s.producer,
  s.total_cannabinoids as "totalCannabinoids", s.total_terpenes as "totalTerpenes", s.total_thc as "totalThc",
  s.total_cbd as "totalCbd", s.source, s.terms`;

const newestFirst = Prisma.sql`s.tested_on desc nulls last, s.id`;

export async function findSamplesById(sql: Sql, ids: readonly string[]): Promise<[string, LabSampleRow][]> {
  const rows = await sql.$queryRaw<LabSampleRow[]>`
    select ${sampleColumns} from "strain"."lab_sample" s where s.id = any(${ids}::text[])`;
  return rows.map((row) => [row.id, row]);
}

/** One row more than a page of samples, of one strain or of all, in `newestSampleOrder`. */
export function listSamples(
  sql: Sql,
  strainId: string | null,
  criteria: SampleCriteria,
  page: PageRequest,
): Promise<LabSampleRow[]> {
  const owner = strainId === null ? Prisma.sql`true` : Prisma.sql`s.strain_id = ${strainId}`;
  return sql.$queryRaw`
    select ${sampleColumns} from "strain"."lab_sample" s
    where ${owner} and ${conditions(criteria, page)}
    order by ${newestFirst} limit ${page.first + 1}`;
}

/** For each strain one row more than a page of its samples, in `newestSampleOrder`. */
export function findSamplesOfStrains(
  sql: Sql,
  strainIds: readonly string[],
  criteria: SampleCriteria,
  page: PageRequest,
): Promise<(LabSampleRow & { strainId: string })[]> {
  return sql.$queryRaw`
    select page.* from unnest(${strainIds}::text[]) as o(id) cross join lateral (
      select ${sampleColumns} from "strain"."lab_sample" s
      where s.strain_id = o.id and ${conditions(criteria, page)}
      order by ${newestFirst} limit ${page.first + 1}
    ) page
    order by page."testedOn" desc nulls last, page.id`;
}

/** All results of each sample, in the order of the laboratory's table. */
export async function findResults(sql: Sql, sampleIds: readonly string[]): Promise<[string, LabResultRow[]][]> {
  const rows = await sql.$queryRaw<{ id: string; results: unknown }[]>`
    select id, results from "strain"."lab_sample" where id = any(${sampleIds}::text[])`;
  return rows.map(({ id, results }) => [id, decodeResults(results)]);
}

function conditions(criteria: SampleCriteria, { after }: PageRequest): Prisma.Sql {
  const { productType, testedFrom, testedTo, hasTerpenes } = criteria;
  return Prisma.join(
    [
      after ? isAfter(after[0] as string | null, after[1] as string) : Prisma.sql`true`,
      ...(productType === null ? [] : [Prisma.sql`s.product_type = ${productType}::"strain"."LabProductType"`]),
      ...(testedFrom === null ? [] : [Prisma.sql`s.tested_on >= ${testedFrom}::date`]),
      ...(testedTo === null ? [] : [Prisma.sql`s.tested_on <= ${testedTo}::date`]),
      ...(hasTerpenes === null ? [] : [Prisma.sql`s.has_terpenes = ${hasTerpenes}`]),
    ],
    ' and ',
  );
}

function isAfter(testedOn: string | null, id: string): Prisma.Sql {
  if (testedOn === null) return Prisma.sql`(s.tested_on is null and s.id > ${id})`;
  return Prisma.sql`(s.tested_on < ${testedOn}::date or s.tested_on is null
    or (s.tested_on = ${testedOn}::date and s.id > ${id}))`;
}
