import type { Findings } from './findings.ts';

/** The line above the console: what the reader must know of the data. Nothing when there is nothing to say. */
export function Notice({ findings }: { findings: Findings | undefined }) {
  if (!findings) return <p className="notice">The graph does not answer yet. Reload this page when it does.</p>;
  if (!findings.isDemonstration) return null;
  return (
    <p className="notice">
      <strong>Demonstration catalogue.</strong> Its dispensaries, menus and prices are invented; strains, lab figures
      and jurisdictions come from open data.
    </p>
  );
}
