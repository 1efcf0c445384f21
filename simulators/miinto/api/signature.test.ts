import { describe, expect, it } from 'vitest';
import { isSignedWith, signatureSteps, type SignedParts } from './signature.ts';

const token = '0123456789abcdef0123456789abcdef01234567';
const common = {
  channelId: 'M!t!Ch!v1!0000000042-65a0f1c2b3d4e-1234567890',
  timestamp: '1700000000',
  host: 'api-order.miinto.net',
  query: '',
  body: new Uint8Array(),
};
const emptyPayload = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

interface Vector {
  readonly name: string;
  readonly parts: SignedParts;
  readonly steps: { resource: string; header?: string; payload?: string; signature: string };
}

const vectors: readonly Vector[] = [
  {
    name: '1: a list with an encoded query',
    parts: {
      ...common,
      method: 'GET',
      path: '/shops/1-m!i!s-045-1234/transfers',
      query: 'status%5B%5D=pending&limit=50&offset=0&sort=-createdAt',
      seed: '65536a40c1f2e',
    },
    steps: {
      resource: 'e10fe93d27be50c634377a61ef208fd7d5c0a8033e8e4891eac5c6c566483a32',
      header: 'f9d7ff1ca9a20b93b56a6432b4eb05cf22cc5089bd79cd1d35cb251f807db2e9',
      payload: emptyPayload,
      signature: '74636d113b164c5e97363df7ad3738718572bc96b7286871244de220f99b450e',
    },
  },
  {
    name: '2: a PATCH with a body',
    parts: {
      ...common,
      method: 'PATCH',
      path: '/shops/1-m!i!s-045-1234/transfers/5551',
      seed: '65536a40c1f2e',
      body: Buffer.from('{"acceptedPositions":[{"id":9001}],"declinedPositions":[{"id":9002}]}'),
    },
    steps: {
      resource: '4d47e930b77cb23112c0ac2b133277ea4b6664c0bcd06fcde49e4b94d54634ff',
      header: 'f9d7ff1ca9a20b93b56a6432b4eb05cf22cc5089bd79cd1d35cb251f807db2e9',
      payload: 'be4152abccdcffa24d789677dc94f884e22c075358afa90511dfb2c747936084',
      signature: '2f093d1ebcaff5febd00225aac58e8a069c10f9e1aa27e71b72f9a5af285e17b',
    },
  },
  {
    name: '3: a single order',
    parts: { ...common, method: 'GET', path: '/shops/1-m!i!s-045-1234/orders/777', seed: '42' },
    steps: {
      resource: '70dce49685b06ef9617be2557bf00ce98bc3fa7e7b168547753d72197d9e6154',
      header: 'fc674f950b2d02a7a72cc85fb7442b9387c89fcd52e01bcb84d75565ecaeee36',
      signature: '39317d74c99ff56e6e12620638f325bd2e128a5a8eb3894f99d512c45e71998c',
    },
  },
  {
    name: '4: a list of orders',
    parts: {
      ...common,
      method: 'GET',
      path: '/shops/1-m!i!s-045-1234/orders',
      query: 'status%5B%5D=accepted&limit=50&offset=0',
      seed: '1700000000123',
    },
    steps: {
      resource: '5e29d444b5089d101363f2b6554351da1d7130d3caf06bf0418c3111fb249198',
      header: '99f6310e23d10c844f5f258e0217924b6400255c9f3bbfec5c390d163881477b',
      signature: '59f575376d33affdf7bf17eddfd450b3352e9844524d8eaca99500b0aec62f25',
    },
  },
  {
    name: '5: a stock update whose body keeps its spaces and its escape',
    parts: {
      ...common,
      method: 'PATCH',
      host: 'api-stock.miinto.net',
      path: '/locations/1-m!i!s-045-1234/items',
      seed: '1700000000123',
      body: Buffer.from('[{"stock": 3, "group": "ABC012346", "brand": "Bl\\u00e5", "color": "Black", "size": "8.5"}]'),
    },
    steps: {
      resource: '8a7a4f16b7d5d7adbaaef629238e0cec5e819fe2f28ee2a80f28264a448b7305',
      header: '99f6310e23d10c844f5f258e0217924b6400255c9f3bbfec5c390d163881477b',
      payload: 'e9c9c729e9d1481469493a6adc7af2d78e02e1ace3afcf6e1b3277c75e215fe6',
      signature: '5f607d6bf250da567cc11852996a4a98d36a377626122587a3ab1184b607a1d6',
    },
  },
];

describe('the signature', () => {
  it.each(vectors)('agrees with vector $name', ({ parts, steps }) => {
    expect(signatureSteps(parts, token)).toMatchObject(steps);
    expect(isSignedWith(token, parts, steps.signature)).toBe(true);
  });

  it('is refused when anything signed differs by one character, or when it is upper case', () => {
    const [first] = vectors;
    if (first === undefined) throw new Error('no vector');
    const { parts, steps } = first;
    const changes: Partial<SignedParts>[] = [
      { method: 'get' },
      { host: 'api-order.miinto.net:443' },
      { path: `${parts.path}/` },
      { path: parts.path.replaceAll('!', '%21') },
      { query: 'status[]=pending&limit=50&offset=0&sort=-createdAt' },
      { query: `${parts.query}&` },
      { channelId: `${parts.channelId}1` },
      { timestamp: '1700000001' },
      { seed: '65536a40c1f2f' },
      { body: Buffer.from(' ') },
    ];
    for (const change of changes) expect(isSignedWith(token, { ...parts, ...change }, steps.signature)).toBe(false);
    expect(isSignedWith(token, parts, steps.signature.toUpperCase())).toBe(false);
    expect(isSignedWith(`${token.slice(0, -1)}8`, parts, steps.signature)).toBe(false);
  });
});
