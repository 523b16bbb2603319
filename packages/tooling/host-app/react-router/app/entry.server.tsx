import { renderToReadableStream } from 'react-dom/server';
import { type EntryContext, ServerRouter } from 'react-router';

/** A page as the server streams it; its scripts say by the nonce of the policy that they are the host's own. */
export default async function respond(
  { url, headers: asked }: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
) {
  const nonce = asked.get('x-nonce') ?? undefined;
  const html = await renderToReadableStream(<ServerRouter context={context} url={url} nonce={nonce} />, {
    nonce,
  });
  headers.set('Content-Type', 'text/html; charset=utf-8');
  return new Response(html, { status, headers });
}
