/** For load balancers and people: whether this process can serve. */
import { json } from '@remix-run/node';
import { getContainer } from '../container.server.ts';

export async function loader() {
  const { database } = await health();
  return json({ database }, { status: database === 'up' ? 200 : 503, headers: { 'Cache-Control': 'no-store' } });
}

/** The container itself cannot be made while the database is away. */
async function health(): Promise<{ database: 'up' | 'down' }> {
  try {
    return await (await getContainer()).ping();
  } catch {
    return { database: 'down' };
  }
}
