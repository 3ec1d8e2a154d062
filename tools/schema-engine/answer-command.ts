import { openDatabase, whoHolds } from '@weedhounds/database';
import { createServerDatabase, type EngineTarget } from '@weedhounds/database/schema-engine';

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
export async function answerCommand(command: string, target: EngineTarget): Promise<Problem | undefined> {
  switch (command) {
    case 'can-connect-to-database':
      return findProblem(target);
    case 'create-database':
      return target.kind === 'server' ? attempt(() => createServerDatabase(target.url)) : undefined;
    default:
      return { error_code: 'P1013', message: `This schema engine has no command ${command}.` };
  }
}

async function findProblem(target: EngineTarget): Promise<Problem | undefined> {
  if (target.kind === 'embedded') {
    const message = await whoHolds(target.dataDir);
    return message === undefined ? undefined : { error_code: 'P1001', message };
  }
  if (target.kind === 'memory') return undefined;
  return attempt(async () => (await openDatabase(target)).close());
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
