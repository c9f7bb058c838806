// The desk: who works, the queue.

import { h, mark, sync } from './dom.js';
import { t, tOr } from './words.js';
import { ui } from './api.js';

export function statusBadge(status) {
  return h('span', { class: `status ${status}` }, tOr(`status.${status}`, status));
}

export class DeskPanel {
  constructor(root, { redraw, openTicket, ticket }) {
    this.openTicket = openTicket;
    this.agent = h('select', { id: 'agent', 'aria-label': t('desk.agent'), onchange: () => { ui.agent = this.agent.value; redraw(); } });
    this.queue = h('ul', { class: 'queue', 'aria-label': t('desk.queue') });
    this.none = h('p', { class: 'quiet' }, t('desk.empty'));
    root.replaceChildren(
      h('div', { class: 'head' }, h('h2', {}, t('desk.title')), h('span', { class: 'key' }, 'SERVICEDESK'), h('span', { class: 'grow' }),
        h('label', { for: 'agent' }, t('desk.agent')), this.agent),
      this.queue, this.none, ticket);
  }

  show(state) {
    const agents = state.people.filter(person => person.agent);
    if (this.agent.options.length === 0) {
      this.agent.append(...agents.map(person => h('option', { value: person.login }, person.name)));
      ui.agent = ui.agent || agents[0].login;
    }
    this.agent.value = ui.agent;
    this.none.hidden = state.queue.length > 0;
    this.queue.hidden = state.queue.length === 0;
    this.queue.classList.toggle('alone', !state.ticket);
    sync(this.queue, state.queue, {
      key: ticket => ticket.key,
      sign: ticket => JSON.stringify(ticket) + (ticket.key === ui.ticket),
      render: ticket => this.row(ticket),
    });
  }

  row(ticket) {
    return h('li', { class: `fresh ${ticket.resolution ? 'done' : ''}` }, h('button', {
      type: 'button', 'data-ticket': ticket.key, 'aria-current': ticket.key === ui.ticket ? 'true' : null,
      onclick: () => this.openTicket(ticket.key),
    },
    h('span', { class: 'key' }, ticket.key),
    h('span', { class: 'summary', title: ticket.summary }, ticket.summary),
    ticket.assigneeName ? h('span', { class: 'whose', title: ticket.assigneeName }, mark(ticket.assigneeName, { small: true })) : h('span', { class: 'whose' }),
    statusBadge(ticket.status)));
  }
}
