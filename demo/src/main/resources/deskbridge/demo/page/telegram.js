// Telegram: who I am, the chat with the bot or the group of the agents.

import { h, iconButton, keepAtEnd, mark, sync } from './dom.js';
import { t } from './words.js';
import { act, ui } from './api.js';
import { bubble, bubbleName } from './bubble.js';
import { Composer } from './composer.js';

export class TelegramPanel {
  constructor(redraw) {
    this.redraw = redraw;
    this.me = h('select', { id: 'person', 'aria-label': t('chat.me'), onchange: () => this.become(Number(this.me.value)) });
    this.rooms = h('div', { class: 'segments' });
    this.alerted = 0;
    this.alerts = h('button', { type: 'button', class: 'bare alerts', id: 'telegram-alerts', title: t('telegram.group.empty') },
      t('telegram.alerts'), h('span', { class: 'dot', title: t('side.news') }));
    this.where = h('div', { class: 'where' });
    this.list = h('ul', { class: 'bubbles' });
    this.empty = h('div', { class: 'intro' });
    this.scroll = h('div', { class: 'scroll', tabindex: 0, 'aria-label': t('chat.messages') }, this.empty, this.list);
    this.quoted = h('div', { class: 'quote', hidden: true });
    this.menu = h('select', {
      id: 'telegram-menu', title: t('telegram.menu'), 'aria-label': t('telegram.menu'), onchange: () => this.command(),
    });
    this.composer = new Composer('telegram-write', t('telegram.write'), (text, files) => this.write(text, files), { above: this.quoted, extra: [this.menu] });
    this.start = h('button', { type: 'button', class: 'start', id: 'telegram-start' });
    this.keys = h('div', { class: 'keys' });
  }

  into(root) {
    root.replaceChildren(
      h('div', { class: 'who' }, h('label', { for: 'person' }, t('chat.me')), this.me, h('span', { class: 'grow' }), this.rooms, this.alerts),
      h('div', { class: 'pane' }, this.where, this.scroll, this.start, this.composer.root, this.keys));
  }

  news(state) {
    return state.telegram.chats.map(chat => chat.lastId || 0).join('/');
  }

  become(person) {
    ui.person = person;
    ui.room = 0;
    ui.reply = 0;
    this.redraw();
  }

  async write(text, files) {
    const done = await act('telegram.write', { ...this.here(), text, files, reply: ui.reply });
    if (done) {
      ui.reply = 0;
      ui.expecting = true;
      this.shown = '';
      this.redraw();
    }
    return done;
  }

  /** The bot's menu puts a command into the chat. */
  command() {
    const text = this.menu.value;
    this.menu.value = '';
    act('telegram.write', { ...this.here(), text });
  }

  here() {
    return { me: ui.person, room: ui.room };
  }

  show({ telegram: state }) {
    ui.person = state.me;
    ui.room = state.chat.id;
    this.people(state);
    this.places(state);
    this.heading(state);
    const changed = this.shown !== `${state.me}/${state.chat.id}`;
    this.shown = `${state.me}/${state.chat.id}`;
    keepAtEnd(this.scroll, () => {
      sync(this.list, state.chat.messages, {
        key: bubbleName,
        sign: message => JSON.stringify(message) + state.me + state.chat.id + (ui.rewriting === bubbleName(message)),
        render: message => bubble(state, message, { redraw: this.redraw, reply: chosen => this.answer(chosen) }),
      });
      this.below(state);
    });
    if (changed) {
      this.scroll.scrollTop = this.scroll.scrollHeight;
    }
  }

  people(state) {
    if (this.me.options.length === 0) {
      const group = (label, agent) => h('optgroup', { label }, state.people.filter(person => person.agent === agent)
        .map(person => h('option', { value: person.id }, `${person.name} · ${person.about}`)));
      this.me.append(group(t('people.customers'), false), group(t('people.agents'), true));
    }
    this.me.value = String(state.me);
  }

  /** Agents have two chats; customers have one, and a way to see what the agents were told. */
  places(state) {
    this.rooms.hidden = state.chats.length < 2;
    this.alerts.hidden = !this.rooms.hidden;
    this.alerted = state.chat.group ? state.alerts : this.alerted;
    this.alerts.lastChild.hidden = this.alerted === state.alerts;
    this.alerts.onclick = () => this.become(state.people.find(person => person.agent).id);
    sync(this.rooms, state.chats, {
      key: chat => chat.id,
      sign: chat => `${chat.id}${chat.id === state.chat.id}${chat.name}`,
      render: chat => h('button', {
        type: 'button', 'aria-pressed': String(chat.id === state.chat.id), onclick: () => { ui.room = chat.id; ui.reply = 0; this.redraw(); },
      }, chat.name),
    });
  }

  heading(state) {
    const { chat } = state;
    const signature = `${chat.id}${chat.blocked}${chat.begun}${chat.group}`;
    if (this.headed === signature) {
      return;
    }
    this.headed = signature;
    const block = !chat.group && chat.begun && !chat.blocked
      && h('button', { type: 'button', class: 'bare', id: 'telegram-block', onclick: () => act('telegram.block', { ...this.here(), on: true }) }, t('telegram.block'));
    this.where.replaceChildren(mark(chat.name, { bot: !chat.group }),
      h('div', {}, h('span', {}, chat.name), h('small', {}, t(chat.group ? 'telegram.group' : 'telegram.bot'))),
      h('span', { class: 'grow' }), block || '');
    this.empty.replaceChildren(h('p', {}, t(chat.group ? 'telegram.group.empty' : 'telegram.intro')));
  }

  /** What stands under the messages: the way in, or the line to write in with the bot's keys. */
  below(state) {
    const { chat } = state;
    const closed = !chat.group && (!chat.begun || chat.blocked);
    this.empty.hidden = chat.messages.length > 0;
    this.start.hidden = !closed;
    this.composer.root.hidden = closed;
    this.start.textContent = t(chat.blocked ? 'telegram.unblock' : 'telegram.start');
    this.start.onclick = () => (chat.blocked ? act('telegram.block', { ...this.here(), on: false }) : act('telegram.start', this.here()));
    this.menu.hidden = chat.commands.length === 0;
    if (this.menu.options.length !== chat.commands.length + 1) {
      this.menu.replaceChildren(h('option', { value: '' }, t('telegram.menu')), ...chat.commands.map(name => h('option', { value: `/${name}` }, `/${name}`)));
    }
    const answered = chat.messages.find(message => message.id === ui.reply);
    this.quoted.hidden = !answered;
    if (answered && this.quotedId !== answered.id) {
      this.quoted.replaceChildren(
        h('div', {}, h('b', {}, answered.author), h('span', {}, answered.text || t('file.some'))),
        iconButton('close', t('cancel'), () => { ui.reply = 0; this.redraw(); }));
    }
    this.quotedId = answered ? answered.id : 0;
    this.keys.hidden = closed || chat.keyboard.length === 0;
    sync(this.keys, chat.keyboard.map((row, place) => ({ row, place })), {
      key: line => line.place,
      render: line => h('div', {}, line.row.map(key => h('button', {
        type: 'button', onclick: () => act('telegram.key', { ...this.here(), key: key.text }),
      }, key.text))),
    });
  }

  answer(message) {
    ui.reply = message.id;
    this.redraw();
    this.composer.text.focus();
  }
}
