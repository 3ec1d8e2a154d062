import type { Findings } from './findings.ts';

/** The line above the console: what the reader must know of the data, and must say to see all of it. */
export function Notice({ findings }: { findings: Findings | undefined }) {
  if (!findings) return <p className="notice">The graph does not answer yet. Reload this page when it does.</p>;
  return (
    <p className="notice">
      {findings.isDemonstration && (
        <>
          <strong>Demonstration catalogue.</strong> Its dispensaries, menus and prices are invented; strains, lab
          figures and jurisdictions come from open data.{' '}
        </>
      )}
      The headers <code>x-jurisdiction</code> and <code>x-age-confirmed</code> say where you are and how old: set them
      to what is true of you. Menus are shown to adults only, where the law allows their sale.
    </p>
  );
}
