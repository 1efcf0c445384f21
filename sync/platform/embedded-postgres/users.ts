/** Which processes use the server, so that the last one turns it off. Survives processes that die without a word. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, startMark } from './processes.ts';

export interface ServerUse {
  /** Ends the use; calls `last` if no other living process is left. Only the first call counts. */
  leave(last: () => Promise<void>): Promise<void>;
}

/** Enters this process. Must come before looking for the server: who shuts down looks for users afterwards. */
export function joinUsers(folder: string): ServerUse {
  const users = join(folder, 'users');
  mkdirSync(users, { recursive: true });
  const name = `${process.pid}-${randomBytes(4).toString('hex')}`;
  writeFileSync(join(users, name), startMark(process.pid));
  let present = true;
  return {
    async leave(last) {
      if (!present) return;
      present = false;
      rmSync(join(users, name), { force: true });
      if (livingUsers(folder) === 0) await last();
    },
  };
}

/** Counts the processes that use the server and forgets those that died. */
export function livingUsers(folder: string): number {
  const users = join(folder, 'users');
  return readdirSync(users).filter((name) => {
    const pid = Number.parseInt(name, 10);
    const path = join(users, name);
    let mark: string;
    try {
      mark = readFileSync(path, 'utf8');
    } catch {
      return false;
    }
    // Written in two steps, name then mark: an empty mark is a process that is just joining, or a system without marks.
    const living = isAlive(pid) && (mark === '' || mark === startMark(pid));
    if (!living) rmSync(path, { force: true });
    return living;
  }).length;
}
