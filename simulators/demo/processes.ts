import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Marks a process of ours in its command line's environment, so that a left-over is told from a stranger with its pid. */
const MARK = 'MIINTO_SYNC_DEMO';
const STOP_LIMIT_MS = 15_000;

export interface Child {
  readonly name: string;
  readonly process: ChildProcess;
  /** Where what it prints goes. */
  readonly log: string;
}

/** The demo's child processes: started in a group of their own, noted on disk, and all stopped at the end. */
export class Processes {
  readonly #folder: string;
  readonly #children = new Set<Child>();
  #stopping = false;

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(path.join(folder, 'pids'), { recursive: true });
    mkdirSync(path.join(folder, 'logs'), { recursive: true });
  }

  get stopping(): boolean {
    return this.#stopping;
  }

  /** Ends what an earlier demo left behind when it was killed without a chance to clean up. */
  async stopLeftovers(): Promise<void> {
    const pids = path.join(this.#folder, 'pids');
    const left = readdirSync(pids).flatMap((file) => {
      const pid = Number(file);
      const ours = isOurs(pid);
      rmSync(path.join(pids, file), { force: true });
      return ours ? [pid] : [];
    });
    for (const pid of left) signalGroup(pid, 'SIGTERM');
    for (let waited = 0; waited < STOP_LIMIT_MS && left.some(isOurs); waited += 100) await wait(100);
    for (const pid of left.filter(isOurs)) signalGroup(pid, 'SIGKILL');
  }

  /** @param onExit told when it ends without having been asked to */
  start(
    name: string,
    command: readonly [string, ...string[]],
    options: { env: NodeJS.ProcessEnv; output?: 'pipe'; onExit?: (code: number | null) => void },
  ): Child {
    const log = path.join(this.#folder, 'logs', `${name}.log`);
    const file = openSync(log, 'a');
    const [program, ...args] = command;
    const child = spawn(program, args, {
      env: { ...options.env, [MARK]: '1' },
      stdio: ['pipe', options.output ?? file, file],
      detached: true,
    });
    const entry = { name, process: child, log };
    this.#children.add(entry);
    if (child.pid !== undefined) writeFileSync(path.join(this.#folder, 'pids', String(child.pid)), name);
    child.once('exit', (code) => {
      this.#children.delete(entry);
      if (child.pid !== undefined) rmSync(path.join(this.#folder, 'pids', String(child.pid)), { force: true });
      if (!this.#stopping) options.onExit?.(code);
    });
    child.once('error', () => this.#children.delete(entry));
    return entry;
  }

  /** As a crash would: no chance to finish anything. */
  kill(child: Child): void {
    if (child.process.pid !== undefined) signalGroup(child.process.pid, 'SIGKILL');
  }

  /** Asks all to stop, in the order given by name first, and makes sure that they do. */
  async stopAll(lastly: readonly string[] = []): Promise<void> {
    this.#stopping = true;
    const early = [...this.#children].filter((child) => !lastly.includes(child.name));
    await stopThese(early);
    await stopThese([...this.#children]);
  }
}

async function stopThese(children: readonly Child[]): Promise<void> {
  const ended = children.map(
    ({ process }) => new Promise<void>((done) => (alive(process) ? process.once('exit', () => done()) : done())),
  );
  for (const { process } of children) {
    process.stdin?.destroy();
    if (process.pid !== undefined) signalGroup(process.pid, 'SIGTERM');
  }
  const limit = wait(STOP_LIMIT_MS, 'late', { ref: false });
  if ((await Promise.race([Promise.all(ended), limit])) === 'late') {
    for (const { process } of children)
      if (process.pid !== undefined && alive(process)) signalGroup(process.pid, 'SIGKILL');
    await Promise.all(ended);
  }
}

function alive(process: ChildProcess): boolean {
  return process.exitCode === null && process.signalCode === null;
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, signal);
      return;
    } catch {
      // The group or the process is gone already; the next target, or nothing, is left to do.
    }
  }
}

/** Linux tells a process's environment; elsewhere a living pid from our own folder has to do. */
function isOurs(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  if (process.platform !== 'linux') return true;
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`${MARK}=1`);
  } catch {
    return false;
  }
}
