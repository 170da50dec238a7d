// Passkeys of staff. Browsers give them to scripts alone; everything else on these pages works without one.
(() => {
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

  async function ask(address, body) {
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
    });
    const said = await answer.json().catch(() => ({}));
    if (!answer.ok) throw new Error(said.refusal ?? 'not-known');
    return said;
  }

  function say(word) {
    for (const line of document.querySelectorAll('[data-says]')) line.hidden = line.dataset.says !== word;
  }

  async function make(options) {
    options.challenge = bytes(options.challenge);
    options.user.id = bytes(options.user.id);
    for (const known of options.excludeCredentials ?? []) known.id = bytes(known.id);
    const made = await navigator.credentials.create({ publicKey: options });
    return {
      id: made.id,
      rawId: text(made.rawId),
      type: made.type,
      extensions: {},
      response: {
        attestationObject: text(made.response.attestationObject),
        clientDataJSON: text(made.response.clientDataJSON),
      },
    };
  }

  async function use(options) {
    options.challenge = bytes(options.challenge);
    for (const known of options.allowCredentials ?? []) known.id = bytes(known.id);
    const used = await navigator.credentials.get({ publicKey: options });
    return {
      id: used.id,
      rawId: text(used.rawId),
      type: used.type,
      extensions: {},
      response: {
        authenticatorData: text(used.response.authenticatorData),
        clientDataJSON: text(used.response.clientDataJSON),
        signature: text(used.response.signature),
        userHandle: used.response.userHandle && text(used.response.userHandle),
      },
    };
  }

  const name = () => document.getElementById('passkey-name')?.value ?? '';

  const ways = {
    async 'sign-in'(button) {
      const { ceremony, options } = await ask('/staff/sign-in/challenge', {});
      const answer = await use(options);
      return ask('/staff/sign-in/answer', { ceremony, answer, next: button.dataset.next });
    },
    async enrol() {
      const link = location.hash.slice(1);
      const { ceremony, options } = await ask('/staff/enrol/challenge', { link });
      const answer = await make(options);
      return ask('/staff/enrol/answer', { link, ceremony, answer, name: name() });
    },
    async add() {
      const { ceremony, options } = await ask('/staff/me/passkeys/challenge', {});
      const answer = await make(options);
      return ask('/staff/me/passkeys/answer', { ceremony, answer, name: name() });
    },
  };

  for (const button of document.querySelectorAll('[data-passkey]')) {
    button.addEventListener('click', async () => {
      say('');
      button.disabled = true;
      try {
        const { next } = await ways[button.dataset.passkey](button);
        // Replaces the page, so that a link's secret does not stay in the history.
        location.replace(next);
      } catch (error) {
        say(error instanceof DOMException ? 'cancelled' : error.message);
        button.disabled = false;
      }
    });
  }
})();
