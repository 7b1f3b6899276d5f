// Two small servers for one test: the site under a sub-path, as GitHub Pages serves it, and a proxy that lets nothing
// out and notes who tried.

import { createServer } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** Listens on a free port of this machine; `stop` also drops the connections that browsers keep open. */
async function listening(server) {
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = () => new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
  return { port: server.address().port, stop };
}

/**
 * Serves `root` below `prefix`, which starts and ends with a slash; everything else is 404.
 *
 * `files` maps paths below the prefix to contents (string or bytes) that are not in the folder; `headers` go with every
 * answer. GitHub Pages sends no policy of its own, so neither do we: the page must carry it.
 */
export async function serveSite({ root, prefix, files = {}, headers = {} }) {
  const log = [];
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, 'http://site');
    const entry = { method: request.method, path: url.pathname, search: url.search, body: '', status: 0 };
    log.push(entry);
    for await (const chunk of request) entry.body += chunk;
    const send = (status, type, body) => {
      entry.status = status;
      response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-cache', ...headers });
      response.end(request.method === 'HEAD' ? undefined : body);
    };
    try {
      if (!url.pathname.startsWith(prefix)) throw new Error('outside');
      let path = decodeURIComponent(url.pathname.slice(prefix.length));
      if (path === '' || path.endsWith('/')) path += 'index.html';
      const type = TYPES[extname(path)] ?? 'application/octet-stream';
      if (Object.hasOwn(files, path)) return send(200, type, files[path]);
      const file = normalize(join(root, path));
      if (!file.startsWith(root + sep) || !(await stat(file)).isFile()) throw new Error('no file');
      send(200, type, await readFile(file));
    } catch {
      send(404, 'text/plain', 'not found');
    }
  });
  const { port, stop } = await listening(server);
  return { origin: `http://127.0.0.1:${port}`, base: `http://127.0.0.1:${port}${prefix}`, log, stop };
}

/** A proxy that answers nothing; `log` holds `METHOD target` of each attempt. */
export async function refuseOutside() {
  const log = [];
  const server = createServer((request, response) => {
    log.push(`${request.method} ${request.url}`);
    response.writeHead(403).end();
  });
  const refuse = (request, socket) => {
    log.push(`${request.method} ${request.url}`);
    socket.on('error', () => {});
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  };
  server.on('connect', refuse).on('upgrade', refuse);
  const { port, stop } = await listening(server);
  return { port, log, stop };
}
