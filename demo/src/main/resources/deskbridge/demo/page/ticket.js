// One ticket: its fields, its ways on, its comments.

import { h, iconButton, keepAtEnd, mark, sync } from './dom.js';
import { clock, t, tOr } from './words.js';
import { act, ui } from './api.js';
import { Composer } from './chat.js';
import { Attachments, shown } from './files.js';
import { field, openWindow } from './form.js';
import { rich } from './rich.js';
import { statusBadge } from './desk.js';

const RESOLUTIONS = ['fixed', 'wontFix', 'cantReproduce', 'duplicate', 'later'];

const deed = (name, wish = {}) => act(name, { agent: ui.agent, ticket: ui.ticket, ...wish });

function askAndMove(move) {
  const resolution = h('select', {}, RESOLUTIONS.map(key => h('option', { value: key }, t(`resolution.${key}`))));
  const comment = h('textarea', { rows: 3 });
  openWindow({
    title: t(`move.${move.to}`),
    fields: [field(`${t('ticket.resolution')} *`, resolution), field(t('ticket.word'), comment)],
    submit: t(`move.${move.to}`),
    close: t('cancel'),
    onSubmit: () => deed('move', { to: move.to, resolution: resolution.value, text: comment.value.trim() }),
  });
}

function askName(ticket) {
  const name = h('input', { type: 'text', value: ticket.summary });
  openWindow({
    title: t('ticket.rename'),
    fields: [field(t('ticket.summary'), name)],
    submit: t('save'),
    close: t('cancel'),
    onSubmit: () => name.value.trim() && deed('rename', { text: name.value.trim() }),
  });
}

export class TicketPanel {
  constructor({ redraw, openConversation }) {
    this.redraw = redraw;
    this.openConversation = openConversation;
    this.facts = h('div');
    this.comments = h('ul');
    this.heading = h('h4', {}, t('ticket.comments'));
    this.scroll = h('div', { class: 'scroll', tabindex: 0, 'aria-label': t('ticket.title') },
      h('article', { class: 'ticket' }, this.facts, this.heading, this.comments));
    this.internal = h('input', { type: 'checkbox', id: 'internal' });
    this.composer = new Composer('comment', t('ticket.write'), async (text, files) => {
      const done = await deed('comment', { text, files, internal: this.internal.checked });
      this.internal.checked = done ? false : this.internal.checked;
      return done;
    }, [h('label', { class: 'check', title: t('ticket.internal.hint') }, this.internal, t('ticket.internal'))]);
    this.attachments = new Attachments(t('file.attach'));
    this.attachments.input.id = 'ticket-files';
    this.root = h('div', { class: 'pane', hidden: true }, this.scroll, this.composer.root);
  }

  show(state) {
    this.root.hidden = !state.ticket;
    if (!state.ticket) {
      return;
    }
    const ticket = state.ticket;
    const changed = this.shownTicket !== ticket.key;
    this.shownTicket = ticket.key;
    const people = state.people.filter(person => person.agent);
    const facts = JSON.stringify({ ...ticket, list: null, updated: null }) + ui.agent;
    if (this.signature !== facts) {
      this.signature = facts;
      this.facts.replaceChildren(...this.about(ticket, people));
    }
    keepAtEnd(this.scroll, () => sync(this.comments, ticket.list, {
      key: comment => comment.id,
      sign: comment => JSON.stringify(comment) + (ui.rewriting === `c${comment.id}`) + ui.agent,
      render: comment => this.comment(comment),
    }));
    this.heading.hidden = ticket.list.length === 0;
    if (changed) {
      this.scroll.scrollTop = 0;
    }
  }

  about(ticket, people) {
    const assignee = h('select', { id: 'assignee', 'aria-label': t('ticket.assignee'), onchange: () => deed('assign', { to: assignee.value }) },
      h('option', { value: '' }, t('ticket.nobody')),
      people.map(person => h('option', { value: person.login, selected: person.login === ticket.assignee }, person.name)));
    const files = this.attachments;
    const attach = h('button', { type: 'button', class: 'bare', onclick: () => files.input.click() }, t('ticket.attach'));
    files.input.onchange = async () => {
      await files.take();
      if (files.value.length > 0) {
        await deed('attach', { files: files.value });
        files.clear();
      }
    };
    return [
      h('div', { class: 'title' }, h('h3', {}, ticket.summary), iconButton('pen', t('ticket.rename'), () => askName(ticket))),
      h('dl', {},
        h('dt', {}, t('ticket.number')), h('dd', {}, h('span', { class: 'key' }, ticket.key),
          ticket.thread && h('button', { type: 'button', class: 'bare', onclick: () => this.openConversation(ticket) }, t('ticket.thread'))),
        h('dt', {}, t('ticket.status')), h('dd', { id: 'ticket-status' }, statusBadge(ticket.status),
          ticket.resolution && h('span', { class: 'muted' }, tOr(`resolution.${ticket.resolution}`, ticket.resolution))),
        h('dt', {}, t('ticket.assignee')), h('dd', {}, assignee),
        h('dt', {}, t('ticket.author')), h('dd', {}, ticket.author),
        ticket.tags.length > 0 && [h('dt', {}, t('ticket.tags')), h('dd', {}, ticket.tags.map(tag => h('span', { class: 'badge' }, tag)))]),
      h('div', { class: 'moves' }, ticket.moves.map(move => h('button', {
        type: 'button', 'data-move': move.to,
        onclick: () => (move.asksResolution ? askAndMove(move) : deed('move', { to: move.to })),
      }, tOr(`move.${move.to}`, move.to)))),
      h('div', { class: 'description' }, ticket.description ? rich(ticket.description) : h('span', { class: 'muted' }, t('ticket.nothing')),
        shown(ticket.files)),
      files.input, attach,
    ];
  }

  comment(comment) {
    const mine = `c${comment.id}`;
    const own = comment.login === ui.agent;
    return h('li', { class: `comment${comment.internal ? ' internal' : ''}`, 'data-comment': comment.id },
      h('div', { class: 'who' }, mark(comment.author, { bot: comment.hub, small: true }), h('b', {}, comment.author),
        comment.internal && h('span', { class: 'badge' }, t('ticket.internal')),
        comment.hub && h('span', { class: 'badge' }, t('ticket.via')),
        h('time', {}, clock(comment.at)), comment.edited && h('span', { class: 'edited' }, t('message.edited')),
        own && h('span', { class: 'own' },
          iconButton('pen', t('comment.edit'), () => { ui.rewriting = mine; this.redraw(); }),
          iconButton('bin', t('comment.delete'), () => deed('delete-comment', { comment: comment.id })))),
      ui.rewriting === mine ? this.rewriting(comment) : rich(comment.text),
      shown(comment.files));
  }

  rewriting(comment) {
    const text = h('textarea', { rows: 3, 'aria-label': t('comment.edit') }, comment.text);
    const done = () => { ui.rewriting = ''; this.redraw(); };
    const save = async () => {
      if (await deed('edit-comment', { comment: comment.id, text: text.value })) {
        done();
      }
    };
    setTimeout(() => text.focus(), 0);
    return h('div', { class: 'rewrite' }, text, h('div', {},
      h('button', { type: 'button', class: 'main', onclick: save }, t('save')),
      h('button', { type: 'button', onclick: done }, t('cancel'))));
  }
}
