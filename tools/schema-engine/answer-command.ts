import { type DatabaseSettings, openDatabase, whoHolds } from '@weedhounds/database';
import { createServerDatabase } from '@weedhounds/database/schema-engine';

/** A failure as Prisma's CLI prints it. */
export interface Problem {
  /** One of Prisma's codes: https://www.prisma.io/docs/orm/reference/error-reference */
  error_code: string;
  message: string;
}

const codes: Record<string, string> = { '28P01': 'P1000', '28000': 'P1000', '3D000': 'P1003' };

/**
 * Carries out `cli <command>`.
 *
 * @returns what prevented it, if anything
 */
export async function answerCommand(command: string, settings: DatabaseSettings): Promise<Problem | undefined> {
  switch (command) {
    case 'can-connect-to-database':
      return findProblem(settings);
    case 'create-database':
      return settings.kind === 'server' ? attempt(() => createServerDatabase(settings.url)) : undefined;
    default:
      return { error_code: 'P1013', message: `This schema engine has no command ${command}.` };
  }
}

async function findProblem(settings: DatabaseSettings): Promise<Problem | undefined> {
  if (settings.kind === 'embedded') {
    const message = await whoHolds(settings.dataDir);
    return message === undefined ? undefined : { error_code: 'P1001', message };
  }
  return attempt(async () => (await openDatabase(settings)).close());
}

async function attempt(action: () => Promise<void>): Promise<Problem | undefined> {
  try {
    await action();
    return undefined;
  } catch (error) {
    const { message, cause, code } = error as { message: string; cause?: { code?: string }; code?: string };
    return { error_code: codes[cause?.code ?? code ?? ''] ?? 'P1001', message };
  }
}
