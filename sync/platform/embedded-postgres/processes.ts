/** What the system knows about a process. */
import { readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';

/**
 * Whether a process lives. One that has ended but was not collected by its parent yet counts as dead: in containers
 * nobody may ever collect a server that outlived its starter.
 */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return !/^[ZX]/.test(statFields(pid)?.[0] ?? '');
}

/** Tells a process from a later one with the same number: its start time. Empty where the system does not say (macOS). */
export function startMark(pid: number): string {
  return statFields(pid)?.[19] ?? '';
}

/** The command line, to recognise a server by its data folder. */
export function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    const listed = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return listed.status === 0 ? listed.stdout : '';
  }
}

/** /proc/<pid>/stat from the state on (proc(5): state is field 3, starttime 22); the name before it may hold spaces. */
function statFields(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
