// Talking to the sandbox, and what this visitor looks at.

import { h } from './dom.js';
import { t } from './words.js';

/** What is open on this page; kept out of the server. */
export const ui = {
  left: 'pachca',
  right: 'tracker',
  me: 0,
  chat: 0,
  thread: 0,
  awaited: 0,
  person: 0,
  room: 0,
  reply: 0,
  agent: '',
  tickets: { tracker: '', okdesk: '' },
  /** The message whose ticket opens when it comes; true for any ticket, 0 for none. */
  expecting: 0,
  rewriting: '',
  seen: {},
  tab: 'path',
};

const listeners = [];

/** Called after everything a visitor does. */
export function onDeed(listener) {
  listeners.push(listener);
}

export async function snapshot() {
  const query = new URLSearchParams({
    me: ui.me, chat: ui.chat, thread: ui.thread, person: ui.person, room: ui.room, ...ui.tickets,
  });
  const answer = await fetch(`/api/demo/state?${query}`);
  if (!answer.ok) {
    throw new Error(`state: ${answer.status}`);
  }
  return answer.json();
}

/** Does something; returns what the sandbox says, or nothing when it refuses (the visitor is told). */
export async function act(deed, wish = {}) {
  try {
    const answer = await fetch(`/api/demo/do/${deed}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Deskbridge-Page': '1' },
      body: JSON.stringify(wish),
    });
    if (answer.ok) {
      return await answer.json();
    }
    const reason = answer.status === 413 ? t('error.large') : (await answer.json().catch(() => ({}))).error;
    toast(t('error.refused', reason || answer.status));
  } catch {
    toast(t('error.gone'));
  } finally {
    listeners.forEach(listener => listener());
  }
  return undefined;
}

export function toast(text) {
  const element = h('p', { class: 'toast' }, text);
  document.getElementById('toasts').append(element);
  setTimeout(() => element.remove(), 6000);
}
