import { html } from 'hono/html';
import type { Page } from './layout.ts';
import type { Shelf } from './shelf.ts';

/** What becomes of a reader's data: nothing, and how one can tell. */
export function privacyPage({ to }: Shelf): Page {
  return {
    title: 'Privacy',
    description: 'This archive keeps nothing about its readers.',
    address: to.privacy,
    body: html`<h1>Privacy</h1>
      <p class="intro">
        Which illness someone reads about is nobody’s business. This archive keeps nothing about its readers.
      </p>
      <ul>
        <li>No cookies, no scripts, no counters, no accounts.</li>
        <li>Pages load nothing from other sites: no fonts, no pictures, no embedded players.</li>
        <li>
          Visits and searches are not logged by Carewire. Searches are answered and forgotten, and are told never to be
          kept by browsers or caches.
        </li>
        <li>
          Links to sources tell them nothing: your browser does not say where you came from, and parameters that would
          tell are taken out of the address.
        </li>
        <li>The size of text you choose travels in the links you follow, and is kept nowhere else.</li>
        <li>What is read or searched here is never shown in the community’s chats, nor the other way round.</li>
      </ul>
      <p>
        The people who run this site may have a web server of theirs in front of it, which sees addresses as every web
        server does. Words you search stand in the address. Ask them whether it keeps a log; Carewire’s handbook tells
        them not to.
      </p>
      <p>
        Shown here are published articles and what moderators said of them. Who published, follows or asked for
        something is not.
      </p>`,
  };
}
