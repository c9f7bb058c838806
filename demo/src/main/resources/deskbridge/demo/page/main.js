// Puts the page together: one snapshot of the sandbox at a time, shown by its panels.

import { act, onDeed, snapshot, toast, ui } from './api.js';
import { DeskPanel } from './desk.js';
import { showForms } from './form.js';
import { PachcaPanel } from './pachca.js';
import { PathPanel } from './path.js';
import { onTicketLink } from './rich.js';
import { Side } from './sides.js';
import { Stage } from './stage.js';
import { TelegramPanel } from './telegram.js';
import { ThreadPanel } from './thread.js';
import { TicketPanel } from './ticket.js';
import { Tour } from './tour.js';
import { learn, t } from './words.js';

const LANGUAGE = 'deskbridge.language';
const place = id => document.getElementById(id);

const DESKS = ['tracker', 'okdesk'];
const known = {};

let panels = [];
let last;
let asking = false;
let askAgain = false;

async function refresh() {
  if (asking) {
    askAgain = true;
    return;
  }
  asking = true;
  do {
    askAgain = false;
    try {
      const state = await snapshot();
      if (!askAgain) {
        show(state);
      }
    } catch (trouble) {
      console.warn(trouble);
    }
  } while (askAgain);
  asking = false;
}

function show(state) {
  follow(state);
  panels.forEach(panel => panel.show(state));
  showForms(state.pachca.forms);
}

/** Where the requests of a messenger go now. */
function deskOf(messenger, state) {
  return (messenger === 'pachca') === (state.hub.routes === 'straight') ? 'tracker' : 'okdesk';
}

/** Whether this is the ticket of the thread that opens too: who asks twice in one breath sees both halves of one talk. */
function isExpected(ticket, before) {
  return ui.expecting === true ? before && !before.has(ticket.key) : ticket.origin !== undefined && ticket.origin.message === ui.expecting;
}

/** What a visitor has just asked for opens by itself: the thread under the message, and the ticket; crossed routes, the other desk. */
function follow(state) {
  if (last && last.hub.routes !== state.hub.routes) {
    ui.right = deskOf(ui.left, state);
  }
  last = state;
  const { chat } = state.pachca;
  const message = ui.awaited && chat && chat.messages.find(one => one.id === ui.awaited);
  if (message && message.thread && message.thread.count > 0) {
    ui.awaited = 0;
    openThread(message.id);
  }
  for (const desk of DESKS) {
    const expected = state[desk].queue.find(ticket => isExpected(ticket, known[desk]));
    known[desk] = new Set(state[desk].queue.map(ticket => ticket.key));
    if (expected) {
      ui.expecting = 0;
      openTicket(desk, expected.key);
    }
  }
}

function openThread(message) {
  ui.thread = message;
  refresh();
}

function openTicket(desk, key) {
  ui.tickets[desk] = key;
  ui.right = desk;
  ui.rewriting = '';
  refresh();
}

function openConversation({ messenger, chat, message }) {
  ui.left = messenger;
  if (messenger === 'pachca') {
    ui.chat = chat;
    openThread(message);
  } else {
    ui.person = chat;
    ui.room = chat;
    refresh();
  }
}

/** A messenger brings the desk that its requests go to. */
function chooseMessenger(name) {
  ui.left = name;
  ui.right = deskOf(name, last);
  refresh();
}

function chooseDesk(name) {
  ui.right = name;
  refresh();
}

function deskPanel(system) {
  return new DeskPanel(system, { redraw: refresh, openTicket, ticket: new TicketPanel(system, { redraw: refresh, openConversation }) });
}

/** Builds the panels anew in the language; what is open stays open. */
function build() {
  const redraw = refresh;
  const pachca = new PachcaPanel({ redraw, openThread, thread: new ThreadPanel(redraw) });
  panels = [
    new Stage(place('top'), place('stage'), { speak }),
    new Side(place('messenger'), 'left', { pachca, telegram: new TelegramPanel(redraw) }, chooseMessenger),
    new PathPanel(place('between'), { redraw, openTicket, tour: new Tour() }),
    new Side(place('desk'), 'right', { tracker: deskPanel('tracker'), okdesk: deskPanel('okdesk') }, chooseDesk),
  ];
}

async function speak(language) {
  localStorage.setItem(LANGUAGE, language);
  await learn(language);
  build();
  await refresh();
  await act('hub', { do: 'language', to: language });
}

function listen() {
  const events = new EventSource('/api/demo/events');
  let lost = false;
  events.onmessage = refresh;
  events.onopen = () => { lost = false; };
  events.onerror = () => {
    if (!lost) {
      toast(t('error.gone'));
    }
    lost = true;
  };
}

async function begin() {
  const first = await snapshot();
  DESKS.forEach(desk => { ui.tickets[desk] = first[desk].queue.length > 0 ? first[desk].queue[0].key : ''; });
  await learn(localStorage.getItem(LANGUAGE) || first.hub.language);
  onTicketLink(openTicket);
  onDeed(refresh);
  build();
  show(first);
  await refresh();
  listen();
}

begin();
