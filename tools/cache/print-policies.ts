import type { Policies } from '@weedhounds/cache-policies';
import { listFieldPolicies } from '@weedhounds/gateway';
import { formatDuration } from './format-duration.ts';

/** The policies, and how every field of a supergraph may be kept, as two tables of text. */
export function printPolicies(supergraphSdl: string, policies: Policies): string {
  const kinds = Object.values(policies).map((policy) => [
    policy.name,
    formatDuration(policy.ttlMs),
    formatDuration(policy.staleMs),
    formatDuration(policy.staleIfErrorMs),
    formatDuration(policy.negativeTtlMs),
    `${policy.maxBytes / 1_000_000} MB`,
    policy.scope,
    policy.varies,
    policy.strategy,
  ]);
  const fields = listFieldPolicies(supergraphSdl, policies).map(({ coordinate, policy }) => {
    if (policy === undefined) return [coordinate, 'not kept'];
    if (policy === 'inherited') return [coordinate, 'as what it is part of'];
    return [coordinate, policy.name, formatDuration(policy.ttlMs), policy.scope, policy.varies];
  });
  return [
    ...toTable([
      ['POLICY', 'FRESH', 'STALE', 'STALE IF ERROR', 'NEGATIVE', 'CAP', 'SCOPE', 'VARIES', 'STRATEGY'],
      ...kinds,
    ]),
    '',
    ...toTable([['FIELD', 'POLICY', 'FRESH', 'SCOPE', 'VARIES'], ...fields]),
    '',
  ].join('\n');
}

/** Lines of columns as wide as their widest cell. */
function toTable(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, cell.length);
  }
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
