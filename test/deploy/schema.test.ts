import { Ajv } from 'ajv';
import { expect, it } from 'vitest';
import { readComposeFile } from './compose-file.ts';
import specification from './compose-spec/compose-spec.json' with { type: 'json' };

// The schema names its dialect by https, ajv knows it by http.
const { $schema: _dialect, ...schema } = specification;
const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);

function problemsOf(file: object): string[] {
  validate(file);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

it('docker-compose.yml is valid by the schema of the Compose Specification', () => {
  expect(
    problemsOf(readComposeFile({ POSTGRES_PASSWORD: 'secret', GATEWAY_SECRET: 'a secret of 32 characters or more' })),
  ).toEqual([]);
});

it('a misspelt key is refused', () => {
  const file = readComposeFile({ POSTGRES_PASSWORD: 'secret', GATEWAY_SECRET: 'a secret of 32 characters or more' });
  expect(
    problemsOf({ ...file, services: { ...file.services, menu: { ...file.services.menu, readonly: true } } }),
  ).toEqual(['/services/menu must NOT have additional properties']);
});

it('a condition that Compose does not know is refused', () => {
  const file = readComposeFile({ POSTGRES_PASSWORD: 'secret', GATEWAY_SECRET: 'a secret of 32 characters or more' });
  const menu = { ...file.services.menu, depends_on: { migrate: { condition: 'service_done' } } };
  expect(problemsOf({ ...file, services: { ...file.services, menu } })).toContain(
    '/services/menu/depends_on/migrate/condition must be equal to one of the allowed values',
  );
});
