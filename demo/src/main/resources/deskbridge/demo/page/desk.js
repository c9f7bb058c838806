// A desk: who works, the queue.

import { h, mark, sync } from './dom.js';
import { t, tOr } from './words.js';
import { ui } from './api.js';

export function statusBadge(system, status) {
  return h('span', { class: `status ${status}` }, tOr(`${system}.status.${status}`, status));
}

export const numbered = (system, key) => (system === 'okdesk' ? `№ ${key}` : key);

export class DeskPanel {
  constructor(system, { redraw, openTicket, ticket }) {
    this.system = system;
    this.openTicket = openTicket;
    this.ticket = ticket;
    this.agent = h('select', { id: `${system}-agent`, 'aria-label': t('desk.agent'), onchange: () => { ui.agent = this.agent.value; redraw(); } });
    this.place = h('span', { class: 'key' });
    this.queue = h('ul', { class: 'queue', 'aria-label': t('desk.queue') });
    this.none = h('p', { class: 'quiet' }, t('desk.empty'));
  }

  into(root) {
    root.replaceChildren(
      h('div', { class: 'who' }, this.place, h('span', { class: 'grow' }), h('label', { for: this.agent.id }, t('desk.agent')), this.agent),
      this.queue, this.none, this.ticket.root);
  }

  news(state) {
    return JSON.stringify(state[this.system].queue);
  }

  show(whole) {
    const state = whole[this.system];
    if (this.agent.options.length === 0) {
      this.agent.append(...state.agents.map(person => h('option', { value: person.login }, person.name)));
      ui.agent = ui.agent || state.agents[0].login;
    }
    this.agent.value = ui.agent;
    this.place.textContent = state.place || t('desk.queue');
    this.none.hidden = state.queue.length > 0;
    this.queue.hidden = state.queue.length === 0;
    this.queue.classList.toggle('alone', !state.ticket);
    sync(this.queue, state.queue, {
      key: ticket => ticket.key,
      sign: ticket => JSON.stringify(ticket) + (ticket.key === ui.tickets[this.system]),
      render: ticket => this.row(ticket),
    });
    this.ticket.show(state);
  }

  row(ticket) {
    return h('li', { class: `fresh ${ticket.done ? 'done' : ''}` }, h('button', {
      type: 'button', 'data-ticket': ticket.key, 'aria-current': ticket.key === ui.tickets[this.system] ? 'true' : null,
      onclick: () => this.openTicket(this.system, ticket.key),
    },
    h('span', { class: 'key' }, numbered(this.system, ticket.key)),
    h('span', { class: 'summary', title: ticket.summary }, ticket.summary),
    ticket.assigneeName ? h('span', { class: 'whose', title: ticket.assigneeName }, mark(ticket.assigneeName, { small: true })) : h('span', { class: 'whose' }),
    statusBadge(this.system, ticket.status)));
  }
}
