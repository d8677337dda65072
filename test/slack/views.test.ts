import fc from 'fast-check';
import { expect, it } from 'vitest';

import { checkView } from '../../src/sandbox/slack/validate.ts';
import { homeView, pageView } from '../../src/slack/views.ts';
import { anyMessage } from './messages.ts';

it('any message is a Home tab and a page Slack takes, whatever was said on top', () => {
  fc.assert(
    fc.property(anyMessage, fc.option(anyMessage, { nil: undefined }), (message, said) => {
      expect(checkView(homeView(message, said))).toMatchObject({ ok: true });
      expect(checkView(pageView(message))).toMatchObject({ ok: true });
    }),
    { numRuns: 100 },
  );
});
