import { describe, expect, it } from 'vitest';
import { buildTarget, DEFAULT_PATHS } from './paths.ts';

const base = 'https://api-order.miinto.net';

describe('an address', () => {
  it('keeps the exclamation marks of shop ids and encodes brackets, in the order given', () => {
    const target = buildTarget(base, DEFAULT_PATHS.transfers, { locationId: '1-m!i!s-045-1234' }, [
      ['status[]', 'pending'],
      ['limit', 50],
      ['offset', 0],
      ['sort', '-createdAt'],
    ]);
    expect(target).toEqual({
      url: 'https://api-order.miinto.net/shops/1-m!i!s-045-1234/transfers?status%5B%5D=pending&limit=50&offset=0&sort=-createdAt',
      host: 'api-order.miinto.net',
      path: '/shops/1-m!i!s-045-1234/transfers',
      query: 'status%5B%5D=pending&limit=50&offset=0&sort=-createdAt',
    });
  });

  it('signs the host name without its port, and a base path as part of the path', () => {
    const target = buildTarget('http://127.0.0.1:8080/miinto/', '/orders/{orderId}', { orderId: '7' });
    expect(target).toMatchObject({ host: '127.0.0.1', path: '/miinto/orders/7', query: '' });
  });

  it('takes a query from the template', () => {
    const target = buildTarget(base, DEFAULT_PATHS.productMap, { locationId: '1-m!i!s-045-1234' });
    expect(target).toMatchObject({ path: '/productmaps', query: 'unifiedLocationId=1-m!i!s-045-1234' });
  });

  it.each(['a/b', 'a?b=c#d', "it's", 'Blå 🧥', 'a b+c', '%2e', '\ud800', '(x)*~'])(
    'is sent exactly as built with %j as an id',
    (value) => {
      const target = buildTarget(base, '/x/{id}', { id: value }, [['q', value]]);
      const parsed = new URL(target!.url);
      expect([parsed.pathname, parsed.search]).toEqual([target!.path, `?${target!.query}`]);
      expect(target!.path.split('/')).toHaveLength(3);
    },
  );

  it.each(['', '.', '..'])('is not built for %j, which would address something else', (value) => {
    expect(buildTarget(base, '/shops/{id}/orders', { id: value })).toBeNull();
  });

  it('refuses a template that would be rewritten on the way', () => {
    expect(() => buildTarget(base, '/a b/{id}', { id: '1' })).toThrow('would be sent as');
    expect(() => buildTarget(base, '/{nothing}', {})).toThrow('{nothing}');
  });
});
