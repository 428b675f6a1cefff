import { Hono } from 'hono';
import type { Assets } from '../../assets.ts';

const FOREVER = 'public, max-age=31536000, immutable';

const page = ({ script, style }: Assets): string =>
  `<!doctype html>
<html lang="en" data-theme="dark">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="dark light">
<title>Firewatch</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/${style}">
</head>
<body>
<div id="app"></div>
<noscript>The console needs JavaScript.</noscript>
<script type="module" src="/assets/${script}"></script>
</body>
</html>
`;

/** Links without the `#` lead to the same page. */
const LINKS = ['alerts', 'search', 'dashboards', 'rules', 'pipeline', 'entity'].flatMap((page) => [
  `/${page}`,
  `/${page}/*`,
]);

/** The one page and what it loads. Names carry a hash of their content, so they may be kept for ever. */
export function pageRoutes(assets: Assets): Hono {
  const html = page(assets);
  return new Hono()
    .get('/', (context) => {
      context.header('cache-control', 'no-store');
      return context.html(html);
    })
    .get('/assets/:name', (context) => {
      const asset = assets.files.get(context.req.param('name'));
      if (!asset) return context.json({ error: 'there is no such file' }, 404);
      return context.body(asset.bytes, 200, { 'content-type': asset.type, 'cache-control': FOREVER });
    })
    .on('GET', LINKS, (context) => {
      const { pathname, search } = new URL(context.req.url);
      return context.redirect(`/#${pathname}${search}`);
    });
}
