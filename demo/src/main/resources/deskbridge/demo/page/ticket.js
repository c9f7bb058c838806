// One ticket of a desk: its fields, its ways on, its comments.

import { h, iconButton, keepAtEnd, mark, sync } from './dom.js';
import { clock, moment, t, tOr } from './words.js';
import { act, ui } from './api.js';
import { Composer } from './composer.js';
import { Attachments, shown } from './files.js';
import { field, openWindow } from './form.js';
import { html, plain } from './html.js';
import { rich } from './rich.js';
import { numbered, statusBadge } from './desk.js';

const RESOLUTIONS = ['fixed', 'wontFix', 'cantReproduce', 'duplicate', 'later'];

const DELAYS = { hour: 3_600_000, day: 86_400_000, week: 604_800_000 };
const RATES = { good: '😀', normal: '😐', bad: '🙁' };

/** What a move asks for: fields, and how to read them. */
const QUESTIONS = {
  resolution: () => {
    const choice = h('select', {}, RESOLUTIONS.map(key => h('option', { value: key }, t(`resolution.${key}`))));
    return { root: field(`${t('ticket.resolution')} *`, choice), read: () => ({ resolution: choice.value }) };
  },
  delay: () => {
    const choice = h('select', {}, Object.keys(DELAYS).map(key => h('option', { value: key }, t(`delay.${key}`))));
    return { root: field(`${t('ticket.delayed')} *`, choice), read: () => ({ until: Date.now() + DELAYS[choice.value] }) };
  },
};

const written = (isHtml, text) => (isHtml ? html(text) : rich(text));

export class TicketPanel {
  constructor(system, { redraw, openConversation }) {
    this.system = system;
    this.redraw = redraw;
    this.openConversation = openConversation;
    this.facts = h('div');
    this.comments = h('ul');
    this.heading = h('h4', {}, t('ticket.comments'));
    this.scroll = h('div', { class: 'scroll', tabindex: 0, 'aria-label': t('ticket.title') },
      h('article', { class: 'ticket' }, this.facts, this.heading, this.comments));
    this.internal = false;
    this.audience = [false, true].map(internal => h('button', {
      type: 'button', id: `${system}-${internal ? 'internal' : 'public'}`, title: t(internal ? `${system}.internal.hint` : 'ticket.public.hint'),
      onclick: () => this.speak(internal),
    }, t(internal ? 'ticket.internal' : 'ticket.public')));
    this.composer = new Composer(`${system}-comment`, t('ticket.write'), async (text, files) => {
      const { internal } = this;
      this.speak(false);
      const done = await this.deed('comment', { text, files, internal });
      if (!done) {
        this.speak(internal);
      }
      return done;
    }, { extra: [h('div', { class: 'segments' }, this.audience)] });
    this.speak(false);
    this.attachments = new Attachments(t('file.attach'));
    this.attachments.input.id = `${system}-files`;
    this.root = h('div', { class: 'pane', hidden: true }, this.scroll, this.composer.root);
  }

  deed(name, wish = {}) {
    return act(`${this.system}.${name}`, { agent: ui.agent, ticket: ui.tickets[this.system], ...wish });
  }

  /** Chooses whom the next comment is for. */
  speak(internal) {
    this.internal = internal;
    this.audience.forEach((button, place) => button.setAttribute('aria-pressed', String(internal === (place === 1))));
    this.composer.root.classList.toggle('internal', internal);
    this.composer.label(t(internal ? 'ticket.write.internal' : 'ticket.write'));
  }

  askAndMove(move) {
    const name = tOr(`${this.system}.move.${move.to}`, move.to);
    const question = QUESTIONS[move.asks]();
    const comment = h('textarea', { rows: 3 });
    openWindow({
      title: name,
      fields: [question.root, field(t('ticket.word'), comment)],
      submit: name,
      close: t('cancel'),
      onSubmit: () => this.deed('move', { to: move.to, ...question.read(), text: comment.value.trim() }),
    });
  }

  askName(ticket) {
    const name = h('input', { type: 'text', value: ticket.summary });
    openWindow({
      title: t('ticket.rename'),
      fields: [field(t('ticket.summary'), name)],
      submit: t('save'),
      close: t('cancel'),
      onSubmit: () => name.value.trim() && this.deed('rename', { text: name.value.trim() }),
    });
  }

  show(state) {
    this.root.hidden = !state.ticket;
    if (!state.ticket) {
      return;
    }
    const ticket = state.ticket;
    const changed = this.shownTicket !== ticket.key;
    this.shownTicket = ticket.key;
    const people = state.agents;
    const facts = JSON.stringify({ ...ticket, list: null }) + ui.agent;
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
    const assignee = h('select', { id: `${this.system}-assignee`, 'aria-label': t('ticket.assignee'), onchange: () => this.deed('assign', { to: assignee.value }) },
      h('option', { value: '' }, t('ticket.nobody')),
      people.map(person => h('option', { value: person.login, selected: person.login === ticket.assignee }, person.name)));
    const files = this.attachments;
    const attach = h('button', { type: 'button', class: 'bare attach', onclick: () => files.input.click() }, t('ticket.attach'));
    files.input.onchange = async () => {
      await files.take();
      if (files.value.length > 0) {
        await this.deed('attach', { files: files.value });
        files.clear();
      }
    };
    return [
      h('div', { class: 'title' }, h('h3', {}, ticket.summary), iconButton('pen', t('ticket.rename'), () => this.askName(ticket))),
      h('dl', {},
        h('dt', {}, t('ticket.number')), h('dd', {}, h('span', { class: 'key' }, numbered(this.system, ticket.key)),
          ticket.origin && h('button', { type: 'button', class: 'bare', onclick: () => this.openConversation(ticket.origin) }, t(`ticket.${ticket.origin.messenger}`))),
        h('dt', {}, t('ticket.status')), h('dd', { class: 'state' }, statusBadge(this.system, ticket.status),
          ticket.resolution && h('span', { class: 'muted' }, tOr(`resolution.${ticket.resolution}`, ticket.resolution)),
          ticket.delayedTo && h('span', { class: 'muted' }, t('ticket.until', moment(ticket.delayedTo)))),
        ticket.rate && [h('dt', {}, t('ticket.rate')), h('dd', {}, h('span', { class: `rate ${ticket.rate}` }, `${RATES[ticket.rate]} ${t(`rate.${ticket.rate}`)}`))],
        h('dt', {}, t('ticket.assignee')), h('dd', {}, assignee),
        this.requester(ticket),
        ticket.tags.length > 0 && [h('dt', {}, t('ticket.tags')), h('dd', {}, ticket.tags.map(tag => h('span', { class: 'badge' }, tag)))]),
      h('div', { class: 'moves' }, ticket.moves.map(move => h('button', {
        type: 'button', 'data-move': move.to,
        onclick: () => (move.asks ? this.askAndMove(move) : this.deed('move', { to: move.to })),
      }, tOr(`${this.system}.move.${move.to}`, move.to)))),
      h('div', { class: 'description' }, ticket.description ? written(ticket.html, ticket.description) : h('span', { class: 'muted' }, t('ticket.nothing')),
        shown(ticket.files)),
      files.input, attach,
    ];
  }

  /** Tracker knows an author, Okdesk a client and their company. */
  requester(ticket) {
    if (ticket.author) {
      return [h('dt', {}, t('ticket.author')), h('dd', {}, ticket.author)];
    }
    const client = [ticket.contact, ticket.company].filter(Boolean).join(', ');
    return [h('dt', {}, t('ticket.client')), h('dd', { class: client ? null : 'muted' }, client || t('ticket.stranger'))];
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
          iconButton('bin', t('comment.delete'), () => this.deed('delete-comment', { comment: comment.id })))),
      ui.rewriting === mine ? this.rewriting(comment) : written(comment.html, comment.text),
      shown(comment.files));
  }

  rewriting(comment) {
    const text = h('textarea', { rows: 3, 'aria-label': t('comment.edit') }, comment.html ? plain(comment.text) : comment.text);
    const done = () => { ui.rewriting = ''; this.redraw(); };
    const save = async () => {
      if (await this.deed('edit-comment', { comment: comment.id, text: text.value })) {
        done();
      }
    };
    setTimeout(() => text.focus(), 0);
    return h('div', { class: 'rewrite' }, text, h('div', {},
      h('button', { type: 'button', class: 'main', onclick: save }, t('save')),
      h('button', { type: 'button', onclick: done }, t('cancel'))));
  }
}
