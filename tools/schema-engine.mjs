#!/usr/bin/env node
// Prisma's schema engine for machines that cannot download the native one: PRISMA_SCHEMA_ENGINE_BINARY names this file.
import { register } from 'tsx/esm/api';

register();
await import('./schema-engine/main.ts');
