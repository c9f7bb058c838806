// One message of Telegram.

import { h, iconButton, mark } from './dom.js';
import { clock, t } from './words.js';
import { act, toast, ui } from './api.js';
import { shown } from './files.js';
import { link } from './rich.js';

const MARKS = { bold: 'b', italic: 'i', underline: 'u', strikethrough: 's', code: 'code', pre: 'pre', blockquote: 'blockquote', expandable_blockquote: 'blockquote' };
const ACTIVE = ['mention', 'text_mention', 'hashtag', 'bot_command', 'email', 'phone_number', 'cashtag'];

function marked(entity, content) {
  const address = entity.type === 'text_link' ? entity.argument : entity.type === 'url' ? content.join('') : '';
  if (/^https?:/.test(address || '')) {
    return link(address, content);
  }
  return MARKS[entity.type] ? h(MARKS[entity.type], {}, content) : h('span', { class: ACTIVE.includes(entity.type) ? 'mention' : null }, content);
}

/** A text with its marks, the outer ones first. */
function inline(text, entities, from = 0, to = text.length) {
  const parts = [];
  let place = from;
  const sorted = [...entities].sort((one, other) => one.offset - other.offset || other.length - one.length);
  while (sorted.length > 0) {
    const entity = sorted.shift();
    const end = Math.min(to, entity.offset + entity.length);
    if (entity.offset < place || entity.offset >= to) {
      continue;
    }
    const inner = sorted.filter(other => other.offset >= entity.offset && other.offset + other.length <= end);
    inner.forEach(other => sorted.splice(sorted.indexOf(other), 1));
    parts.push(text.slice(place, entity.offset), marked(entity, inline(text, inner, entity.offset, end)));
    place = end;
  }
  parts.push(text.slice(place, to));
  return parts.filter(part => part !== '');
}

const room = state => ({ me: state.me, room: state.chat.id });

async function press(state, message, button, pressed) {
  pressed.classList.add('waiting');
  const answer = await act('telegram.press', { ...room(state), message: message.id, button: button.data });
  pressed.classList.remove('waiting');
  if (answer && answer.text) {
    toast(answer.text);
  }
}

function keyboard(state, message) {
  return message.buttons.length === 0 ? null : h('div', { class: 'inline' }, message.buttons.map(row => h('div', {}, row.map(button => button.url
    ? link(button.url, button.text, { class: 'opener' })
    : h('button', { type: 'button', onclick: event => press(state, message, button, event.currentTarget) }, button.text)))));
}

function rewriting(state, message, redraw) {
  const text = h('textarea', { rows: 3, 'aria-label': t('message.edit') }, message.text);
  const done = () => { ui.rewriting = ''; redraw(); };
  const save = async () => {
    if (await act('telegram.edit', { ...room(state), message: message.id, text: text.value })) {
      done();
    }
  };
  setTimeout(() => text.focus(), 0);
  return h('div', { class: 'rewrite' }, text, h('div', {},
    h('button', { type: 'button', class: 'main', onclick: save }, t('save')),
    h('button', { type: 'button', onclick: done }, t('cancel'))));
}

export const bubbleName = message => `t${message.id}`;

/** @param reply called with the message that is to be answered */
export function bubble(state, message, { redraw, reply }) {
  const tools = h('div', { class: 'own' },
    iconButton('reply', t('telegram.reply'), () => reply(message)),
    message.own && !message.contact && iconButton('pen', t('message.edit'), () => { ui.rewriting = bubbleName(message); redraw(); }),
    message.own && iconButton('bin', t('message.delete'), () => act('telegram.delete', { ...room(state), message: message.id })));
  const quote = message.reply && h('div', { class: 'quote' }, h('b', {}, message.reply.author), h('span', {}, message.reply.text || t('file.some')));
  const contact = message.contact && h('div', { class: 'contact' }, mark(message.author, {}), h('div', {}, h('b', {}, message.author), h('span', {}, `+${message.contact}`)));
  return h('li', { class: `bubble${message.own ? ' mine' : ''}${message.bot ? ' bot' : ''}`, 'data-message': message.id },
    h('div', { class: 'cloud' },
      state.chat.group && !message.own && h('b', { class: 'author' }, message.author),
      quote,
      contact,
      shown(message.files),
      ui.rewriting === bubbleName(message) ? rewriting(state, message, redraw) : message.text && h('div', { class: 'rich' }, inline(message.text, message.entities)),
      h('span', { class: 'when' }, message.edited && t('message.edited'), ' ', clock(message.at))),
    keyboard(state, message),
    tools);
}
