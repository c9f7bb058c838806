// The live path of events, and what really went over the wire.

import { h, sync } from './dom.js';
import { clock, moment, t, took, tOr } from './words.js';
import { ui } from './api.js';

const ENDED = ['sent', 'dead', 'discarded'];
const SYSTEMS = ['pachca', 'telegram', 'tracker', 'okdesk'];

const side = connection => (SYSTEMS.includes(connection) ? t(`side.${connection}`) : connection);
const stepOf = (event, stage) => event.steps.findLast(step => step.stage === stage);

/** Okdesk numbers its tickets, Tracker has keys with letters. */
const ticketOf = key => [/^\d+$/.test(key) ? 'okdesk' : 'tracker', key];

function stateOf(event) {
  switch (event.state) {
    case 'dead': return 'dead';
    case 'postponed': return 'retry';
    case 'attempt': return event.attempts > 1 ? 'retry' : 'now';
    case 'sent': case 'decided': case 'discarded': return 'done';
    default: return 'now';
  }
}

/** The five stations of a lane, each with its state and how long after the first it was reached. */
function stations(lane) {
  const start = lane.at;
  const decided = stepOf(lane, 'decided');
  const whole = stateOf(lane);
  const commands = lane.commands.map(command => ({ state: stateOf(command), ended: ENDED.includes(command.state), last: command.steps.at(-1) }));
  const worst = ['dead', 'retry', 'now'].find(state => commands.some(command => command.state === state));
  const tried = commands.length > 0 && lane.commands.every(command => command.attempts > 0);
  const ended = commands.length > 0 && commands.every(command => command.ended);
  const lastTry = Math.max(...lane.commands.map(command => (stepOf(command, 'attempt') || command).at), start);
  const lastEnd = Math.max(...commands.map(command => command.last.at), start);
  const idle = decided && commands.length === 0;
  return [
    { name: 'received', state: 'done', after: 0 },
    { name: 'stored', state: 'done', after: 0 },
    { name: 'decided', state: decided ? 'done' : whole === 'done' ? 'now' : whole, after: decided && decided.at - start },
    { name: 'sent', state: idle || !decided ? '' : ended && worst !== 'dead' ? 'done' : worst || (tried ? 'done' : 'now'), after: ended && lastTry - start },
    { name: 'recorded', state: idle || !decided ? '' : worst === 'dead' ? 'dead' : ended ? 'done' : '', after: ended && lastEnd - start },
  ];
}

function laneState(lane) {
  const states = [stateOf(lane), ...lane.commands.map(stateOf)];
  return states.includes('dead') ? 'dead' : states.includes('retry') ? 'retry' : states.includes('now') ? 'moving' : 'done';
}

function outgoing(command) {
  const state = stateOf(command);
  const trouble = [...command.steps].reverse().find(step => ['postponed', 'dead'].includes(step.stage) && step.detail);
  const end = command.steps.at(-1);
  const took1 = took(end.at - command.at);
  const tries = command.attempts > 1 ? t('path.attempts', command.attempts) : '';
  const word = state === 'done' ? `✓ ${took1}` : state === 'dead' ? t('path.dead') : state === 'retry' ? t('path.again') : '…';
  return h('li', {},
    h('span', {}, '→ ', side(command.connection)),
    h('b', {}, tOr(`command.${command.what}`, command.what)),
    h('span', { class: state }, [tries, word].filter(Boolean).join(' · ')),
    trouble && h('span', { class: `trouble ${state === 'done' ? 'retry' : state}` }, trouble.detail));
}

/** A lane begins with a delivery, or with what the hub does after a while by itself. */
const named = item => tOr(`delivery.${item.what}`, tOr(`command.${item.what}`, item.what));

function lane(item, openTicket) {
  const still = item.commands.length === 0 && stateOf(item) === 'done';
  const state = laneState(item);
  const name = h('b', { title: item.id }, named(item));
  const from = h('span', { class: 'from' }, side(item.connection));
  const key = item.ticket && h('button', { type: 'button', class: 'ticketkey', onclick: () => openTicket(...ticketOf(item.ticket)) }, item.ticket);
  const time = h('time', { title: moment(item.at) }, clock(item.at, true));
  if (still) {
    return h('li', { class: 'lane still', title: item.steps.at(-1).detail }, h('div', { class: 'what' }, from, name, time));
  }
  const trouble = item.steps.findLast(step => ['postponed', 'dead'].includes(step.stage) && step.detail);
  return h('li', { class: `lane ${state}`, 'data-state': state },
    h('div', { class: 'what' }, from, key, time),
    h('div', { class: 'what' }, name),
    h('ol', { class: 'stations' }, stations(item).map(station => h('li', { class: station.state },
      t(`station.${station.name}`),
      h('small', {}, typeof station.after === 'number' && station.state === 'done' ? (station.after === 0 ? '0' : `+${took(station.after)}`) : '\u00a0')))),
    trouble && h('p', { class: 'outgoing' }, h('span', { class: 'retry' }, trouble.detail)),
    h('ul', { class: 'outgoing' }, item.commands.map(outgoing)));
}

function wire(line) {
  const bad = line.status === 0 || line.status >= 400;
  const fault = line.fault ? tOr(`fault.${line.fault}`, line.fault) : '';
  const code = line.status === 0 ? '×' : line.status;
  const to = line.to === 'hub' ? `${side(line.from)} → ${t('side.hub')}` : `${t('side.hub')} → ${side(line.to)}`;
  return h('li', { class: `wire${bad ? ' trouble' : line.fault ? ' faulty' : ''}` },
    h('time', {}, clock(line.at, true)),
    h('span', { class: 'way' }, to),
    h('code', { title: line.what }, line.what.replace('/api/shared/v1', '') + (line.attempt > 1 ? ` (${t('path.attempts', line.attempt)})` : '')),
    h('span', { class: 'code', title: fault }, code));
}

export class PathPanel {
  constructor(root, { redraw, openTicket, tour }) {
    this.openTicket = openTicket;
    this.tabs = ['path', 'wire'].map(tab => h('button', {
      type: 'button', id: `tab-${tab}`, onclick: () => { ui.tab = tab; redraw(); },
    }, t(`${tab}.tab`)));
    this.tour = tour;
    this.seat = h('div', {});
    this.lanes = h('ol', { class: 'lanes', id: 'lanes' });
    this.wires = h('ol', { class: 'wires' });
    this.none = h('p', { class: 'quiet' });
    this.foot = h('div', { class: 'waiting' });
    root.replaceChildren(
      h('div', { class: 'head' }, h('h2', {}, t('path.title')), h('div', { class: 'segments' }, this.tabs)),
      h('div', { class: 'scroll', tabindex: 0, 'aria-label': t('path.title') }, this.seat, this.none, this.lanes, this.wires),
      this.foot);
    tour.sit(this.seat);
  }

  show(state) {
    this.tabs.forEach(tab => tab.setAttribute('aria-pressed', String(tab.id === `tab-${ui.tab}`)));
    this.tour.show(state);
    this.lanes.hidden = ui.tab !== 'path';
    this.wires.hidden = ui.tab !== 'wire';
    const rows = ui.tab === 'path' ? state.path : state.wire;
    this.none.hidden = rows.length > 0;
    this.none.textContent = t(ui.tab === 'path' && !state.hub.running ? 'path.down' : 'path.none');
    if (ui.tab === 'path') {
      sync(this.lanes, state.path, { key: item => item.id, render: item => lane(item, this.openTicket) });
    } else {
      const seen = {};
      sync(this.wires, state.wire, {
        key: line => {
          const name = `${line.at}${line.from}${line.to}${line.what}${line.attempt}${line.status}`;
          seen[name] = (seen[name] || 0) + 1;
          return name + seen[name];
        },
        render: wire,
      });
    }
    const { waiting, dead, oldest } = state.backlog;
    this.foot.replaceChildren(
      h('span', {}, t('backlog.waiting'), ' ', h('b', {}, waiting), waiting > 0 && oldest > 2 ? ` (${took(oldest * 1000)})` : ''),
      h('span', { class: dead > 0 ? 'bad' : null }, t('backlog.dead'), ' ', h('b', {}, dead)));
  }
}
