// Puts the page together: one snapshot of the sandbox at a time, shown by four panels.

import { act, onDeed, snapshot, toast, ui } from './api.js';
import { ChatPanel } from './chat.js';
import { DeskPanel } from './desk.js';
import { showForms } from './form.js';
import { PathPanel } from './path.js';
import { onTicketLink } from './rich.js';
import { Stage } from './stage.js';
import { ThreadPanel } from './thread.js';
import { TicketPanel } from './ticket.js';
import { learn, t } from './words.js';

const LANGUAGE = 'deskbridge.language';
const place = id => document.getElementById(id);

let panels = [];
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
  ui.me = state.me;
  panels.forEach(panel => panel.show(state));
  showForms(state.forms);
  follow(state);
}

/** When the message just written gets its thread and its ticket, both open by themselves. */
function follow(state) {
  const message = ui.awaited && state.chat && state.chat.messages.find(one => one.id === ui.awaited);
  if (!message || !message.thread || message.thread.count === 0) {
    return;
  }
  ui.awaited = 0;
  openThread(message.id);
  const text = message.text.slice(0, 40);
  const ticket = state.queue.find(one => one.summary.startsWith(text.split('\n')[0]));
  if (ticket) {
    openTicket(ticket.key);
  }
}

function openThread(message) {
  ui.thread = message;
  refresh();
}

function openTicket(key) {
  ui.ticket = key;
  ui.rewriting = '';
  refresh();
}

function openConversation(ticket) {
  ui.chat = Number(ticket.chat) || ui.chat;
  openThread(Number(ticket.thread));
}

/** Builds the panels anew in the language; what is open stays open. */
function build() {
  const redraw = refresh;
  const thread = new ThreadPanel(redraw);
  const ticket = new TicketPanel({ redraw, openConversation });
  panels = [
    new Stage(place('top'), place('stage'), { speak }),
    new ChatPanel(place('messenger'), { redraw, openThread, thread: thread.root }),
    thread,
    new PathPanel(place('between'), { redraw, openTicket }),
    new DeskPanel(place('desk'), { redraw, openTicket, ticket: ticket.root }),
    ticket,
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
  ui.ticket = first.queue.length > 0 ? first.queue[0].key : '';
  await learn(localStorage.getItem(LANGUAGE) || first.hub.language);
  onTicketLink(openTicket);
  onDeed(refresh);
  build();
  show(first);
  await refresh();
  listen();
}

begin();
