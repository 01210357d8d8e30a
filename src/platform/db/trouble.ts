/**
 * The database refused or could not be reached. Carries no query, no parameters and none of the driver's words, all
 * of which may hold people's data; only codes and the names of our own tables.
 */
export class DatabaseTrouble extends Error {
  override readonly name = 'DatabaseTrouble';
  /** The SQLSTATE, five characters; 08006 for a connection that was lost or refused. */
  readonly sqlstate: string;
  /** The constraint that refused, where it was one. */
  readonly constraint: string | undefined;

  constructor(sqlstate: string, constraint: string | undefined) {
    super(`database trouble ${sqlstate}${constraint === undefined ? '' : ` (${constraint})`}`);
    this.sqlstate = sqlstate;
    this.constraint = constraint;
  }
}

/** Turns what the driver throws into a DatabaseTrouble without its contents. Other errors (our bugs) pass unchanged. */
export function asTrouble(cause: unknown): unknown {
  if (!(cause instanceof Error) || cause instanceof DatabaseTrouble) return cause;
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  if (/^[0-9A-Z]{5}$/.test(code) && 'severity' in cause) {
    const constraint =
      'constraint' in cause && typeof cause.constraint === 'string' ? cause.constraint : undefined;
    return new DatabaseTrouble(code, constraint);
  }
  if (isConnectionLoss(code, cause.message)) return new DatabaseTrouble('08006', undefined);
  return cause;
}

/** The database is away for now: the same request may well work in a moment. */
export function isAway(cause: unknown): boolean {
  return cause instanceof DatabaseTrouble && /^(08|57P0|53300)/.test(cause.sqlstate);
}

/** Two transactions got in each other's way; running this one again is safe and usually works. */
export function isCollision(cause: unknown): boolean {
  return cause instanceof DatabaseTrouble && (cause.sqlstate === '40001' || cause.sqlstate === '40P01');
}

/** A row with this key exists already; with a name, only where that constraint refused. */
export function isDuplicate(cause: unknown, constraint?: string): boolean {
  if (!(cause instanceof DatabaseTrouble) || cause.sqlstate !== '23505') return false;
  return constraint === undefined || cause.constraint === constraint;
}

function isConnectionLoss(code: string, message: string): boolean {
  if (/^E[A-Z]+$/.test(code)) return true;
  return /^(Connection terminated|timeout e|Client has encountered a connection error|Client was closed)/.test(
    message,
  );
}
