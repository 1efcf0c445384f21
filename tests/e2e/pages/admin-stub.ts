/** A page that frames the app as the admin does, and the least of App Bridge: for looking at pages alone. */
import { createServer, type Server } from 'node:http';
import { SignJWT } from 'jose';

export const API_KEY = 'pages-api-key';
export const API_SECRET = 'pages-api-secret-0123456789';

const BRIDGE = `(() => {
  const script = document.currentScript;
  const own = location.origin;
  const token = async () => (await fetch0(script.src.replace('app-bridge.js', 'token') + '?shop=' + shop)).text();
  const shop = new URLSearchParams(location.search).get('shop') || sessionStorage.getItem('shop');
  sessionStorage.setItem('shop', shop);
  const fetch0 = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (new URL(request.url).origin !== own) return fetch0(request);
    const headers = new Headers(request.headers);
    headers.set('Authorization', 'Bearer ' + await token());
    return fetch0(new Request(request, { headers }));
  };
  window.shopify = {
    idToken: token,
    toast: { show: (text) => { window.__toasts = [...(window.__toasts || []), text]; } },
    loading: () => {},
    saveBar: { show: async () => {}, hide: async () => {} },
  };
})();`;

export async function idToken(shop: string): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ dest: `https://${shop}`, sid: 'made-up', jti: String(Math.random()) })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(`https://${shop}/admin`)
    .setAudience(API_KEY)
    .setSubject('42')
    .setIssuedAt(now)
    .setNotBefore(now - 5)
    .setExpirationTime(now + 60)
    .sign(new TextEncoder().encode(API_SECRET));
}

/** `/app-bridge.js`, `/token?shop=`, and `/frame?shop=&path=` with the app in an iframe. */
export async function startAdminStub(appUrl: string): Promise<{ url: string; server: Server }> {
  const server = createServer((request, response) => {
    void (async () => {
      const url = new URL(request.url ?? '/', 'http://localhost');
      const shop = url.searchParams.get('shop') ?? 'full.myshopify.com';
      response.setHeader('Access-Control-Allow-Origin', '*');
      if (url.pathname === '/app-bridge.js') {
        response.setHeader('Content-Type', 'text/javascript');
        return response.end(BRIDGE);
      }
      if (url.pathname === '/token') return response.end(await idToken(shop));
      if (url.pathname !== '/frame') return response.writeHead(204).end();
      const target = new URL(url.searchParams.get('path') ?? '/app', appUrl);
      const host = Buffer.from(`admin.shopify.com/store/${shop}`).toString('base64');
      for (const [name, value] of Object.entries({ embedded: '1', shop, host, id_token: await idToken(shop) })) {
        target.searchParams.set(name, value);
      }
      response.setHeader('Content-Type', 'text/html');
      return response.end(
        `<!doctype html><title>Admin</title><style>html,body,iframe{margin:0;width:100%;height:100%;border:0;display:block}</style><iframe name="app" src="${target.href.replaceAll('&', '&amp;')}"></iframe>`,
      );
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  return { url: `http://127.0.0.1:${address.port}`, server };
}
