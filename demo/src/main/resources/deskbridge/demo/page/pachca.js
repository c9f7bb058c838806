// Pachca: who I am, the chats, the open chat.

import { h, icon, iconButton, keepAtEnd, mark, sync } from './dom.js';
import { clock, many, t } from './words.js';
import { act, ui } from './api.js';
import { Composer } from './composer.js';
import { shown } from './files.js';
import { bare, link, rich } from './rich.js';

const INTAKES = ['message', 'menu', 'command'];

function buttons(message) {
  return message.buttons.length === 0 ? null : message.buttons.map(row => h('div', { class: 'press' }, row.map(button => button.url
    ? link(button.url, button.text, { class: 'opener' })
    : h('button', {
      type: 'button',
      onclick: event => {
        event.currentTarget.disabled = true;
        setTimeout(target => { target.disabled = false; }, 1200, event.currentTarget);
        act('pachca.press', { me: ui.me, message: message.id, button: button.data });
      },
    }, button.text))));
}

function rewriting(message, redraw) {
  const text = h('textarea', { rows: 3, 'aria-label': t('message.edit') }, message.text);
  const done = () => { ui.rewriting = ''; redraw(); };
  const save = async () => {
    if (await act('pachca.edit', { me: ui.me, message: message.id, text: text.value })) {
      done();
    }
  };
  setTimeout(() => text.focus(), 0);
  return h('div', { class: 'rewrite' }, text, h('div', {},
    h('button', { type: 'button', class: 'main', onclick: save }, t('save')),
    h('button', { type: 'button', onclick: done }, t('cancel'))));
}

/** One message. */
export function messageRow(message, { redraw, openThread, root = false }) {
  const own = message.userId === ui.me;
  const mine = `m${message.id}`;
  const tools = message.deleted ? null : h('div', { class: 'own' },
    openThread && iconButton('reply', t('thread.open'), () => openThread(message.id)),
    own && iconButton('pen', t('message.edit'), () => { ui.rewriting = mine; redraw(); }),
    own && iconButton('bin', t('message.delete'), () => act('pachca.delete', { me: ui.me, message: message.id })));
  return h('li', { class: `message${message.deleted ? ' gone' : ''}${root ? ' root' : ''}`, 'data-message': message.id },
    mark(message.author, { bot: message.bot }),
    h('div', {},
      h('div', { class: 'who' }, h('b', {}, message.author), message.bot && h('span', { class: 'tag' }, t('message.bot')),
        h('time', {}, clock(message.at)), message.edited && !message.deleted && h('span', { class: 'edited' }, t('message.edited'))),
      message.deleted ? h('div', { class: 'rich' }, t('message.deleted'))
        : ui.rewriting === mine ? rewriting(message, redraw) : message.text ? rich(message.text) : null,
      shown(message.files),
      buttons(message),
      openThread && message.thread && message.thread.count > 0
        ? h('button', { type: 'button', class: 'replies', onclick: () => openThread(message.id) }, many('replies', message.thread.count))
        : null),
    tools);
}

export const messageSign = message => JSON.stringify(message) + (ui.rewriting === `m${message.id}`) + ui.me;

export class PachcaPanel {
  constructor({ redraw, openThread, thread }) {
    this.redraw = redraw;
    this.thread = thread;
    this.openThread = openThread;
    this.me = h('select', { id: 'me', 'aria-label': t('chat.me'), onchange: () => { ui.me = Number(this.me.value); ui.thread = 0; redraw(); } });
    this.intakes = INTAKES.map(intake => h('button', {
      type: 'button', id: `intake-${intake}`, title: t(`intake.${intake}.hint`), onclick: () => act('hub', { do: 'intake', to: intake }),
    }, t(`intake.${intake}`)));
    this.chats = h('ul', { class: 'chats' });
    this.where = h('div', { class: 'where' });
    this.list = h('ul', { class: 'messages' });
    this.scroll = h('div', { class: 'scroll', tabindex: 0, 'aria-label': t('chat.messages') }, this.list);
    this.composer = new Composer('pachca-write', t('chat.write'), (text, files) => this.write(text, files));
  }

  into(root) {
    const direct = h('button', { type: 'button', class: 'bare direct', id: 'direct', onclick: () => this.direct() }, icon('reply'), t('chat.direct'));
    const pane = h('div', { class: 'pane' }, this.where, this.scroll, this.composer.root);
    root.replaceChildren(
      h('div', { class: 'who' }, h('label', { for: 'me' }, t('chat.me')), this.me, h('span', { class: 'grow' }),
        h('span', { class: 'label' }, t('intake.title')), h('div', { class: 'segments' }, this.intakes)),
      h('div', { class: 'body' }, h('nav', { class: 'side', 'aria-label': t('chat.list') }, this.chats, direct), h('div', { class: 'talk' }, pane, this.thread.root)));
  }

  news(state) {
    return state.pachca.chats.map(chat => chat.lastId || 0).join('/');
  }

  async write(text, files) {
    const done = await act('pachca.write', { me: ui.me, chat: ui.chat, text, files });
    if (done) {
      ui.awaited = done.message;
      ui.expecting = this.straight ? done.message : true;
    }
    return done;
  }

  async direct() {
    const done = await act('pachca.direct', { me: ui.me });
    if (done) {
      ui.chat = done.chat;
      ui.thread = 0;
      this.redraw();
    }
  }

  show(whole) {
    const state = whole.pachca;
    ui.me = state.me;
    this.people(whole.people);
    this.thread.show(whole);
    this.intakes.forEach(button => button.setAttribute('aria-pressed', String(button.id === `intake-${whole.hub.intake}`)));
    ui.chat = state.chat ? state.chat.id : 0;
    // A menu, a command and the bot's own chat ask first: the ticket may come from another message.
    this.straight = whole.hub.intake === 'message' && state.chat !== undefined && !state.chat.direct;
    if (state.chat && state.chat.lastId) {
      ui.seen[`${ui.me}/${state.chat.id}`] = state.chat.lastId;
    }
    sync(this.chats, state.chats, {
      key: chat => chat.id,
      sign: chat => JSON.stringify(chat) + (chat.id === ui.chat) + ui.seen[`${ui.me}/${chat.id}`],
      render: chat => this.chat(chat),
    });
    if (state.chat) {
      this.composer.turnTo(state.chat.id);
      const group = state.chat.direct ? t('chat.private') : many('members', state.chat.members);
      this.where.replaceChildren(h('span', {}, state.chat.name), h('small', {}, group));
      const changed = this.shownChat !== state.chat.id;
      this.shownChat = state.chat.id;
      keepAtEnd(this.scroll, () => sync(this.list, state.chat.messages, {
        key: message => message.id,
        sign: messageSign,
        render: message => messageRow(message, { redraw: this.redraw, openThread: this.openThread }),
      }));
      if (changed) {
        this.scroll.scrollTop = this.scroll.scrollHeight;
      }
      if (state.chat.messages.length === 0) {
        this.list.append(h('li', { class: 'quiet', 'data-key': 'none' }, t('chat.empty')));
      }
      this.composer.label(state.chat.direct ? t('chat.write.direct') : t(`chat.write.${whole.hub.intake}`));
    }
  }

  people(people) {
    if (this.me.options.length === 0) {
      const group = (label, agent) => h('optgroup', { label }, people.filter(person => person.agent === agent)
        .map(person => h('option', { value: person.id }, `${person.name} · ${person.department}`)));
      this.me.append(group(t('people.requesters'), false), group(t('people.agents'), true));
    }
    this.me.value = String(ui.me);
  }

  chat(chat) {
    const seen = ui.seen[`${ui.me}/${chat.id}`] || 0;
    const last = chat.lastId ? (chat.lastDeleted ? t('message.deleted') : bare(chat.lastText) || t('file.some')) : t('chat.silent');
    return h('li', {}, h('button', {
      type: 'button',
      'aria-current': chat.id === ui.chat ? 'true' : null,
      onclick: () => { ui.chat = chat.id; ui.thread = 0; ui.awaited = 0; this.redraw(); },
    },
    h('span', { class: 'name' }, chat.name),
    chat.id !== ui.chat && seen < (chat.lastId || 0) ? h('span', { class: 'dot', title: t('chat.unread') }) : h('span'),
    h('span', { class: 'last' }, last)));
  }
}
