// A short tour for whoever is here for the first time; each step ticks itself off.

import { h, iconButton } from './dom.js';
import { t } from './words.js';
import { ui } from './api.js';

const OFF = 'deskbridge.tour';
const STEPS = ['write', 'answer', 'finish', 'rate'];

/** Where everything stands in one column the hints come first, not after all that they speak of. */
const narrow = matchMedia('(max-width: 820px)');

export class Tour {
  constructor() {
    this.root = h('aside', { class: 'tour', id: 'tour', 'aria-label': t('tour.title') });
  }

  /** Sits down there, or over everything where the window is narrow; also when that changes. */
  sit(usual) {
    const hints = document.getElementById('hints');
    const seat = () => {
      hints.replaceChildren();
      (narrow.matches ? hints : usual).replaceChildren(this.root);
    };
    narrow.onchange = seat;
    seat();
  }

  show(state) {
    const queue = [...state.tracker.queue, ...state.okdesk.queue];
    const done = {
      write: queue.length > 0,
      answer: queue.some(ticket => ticket.answered),
      finish: queue.some(ticket => ticket.done),
      rate: state.rated,
    };
    const hidden = localStorage.getItem(OFF) === 'off';
    const signature = JSON.stringify([done, hidden, ui.left, ui.right]);
    this.root.hidden = hidden;
    if (this.signature === signature) {
      return;
    }
    this.signature = signature;
    const now = STEPS.find(step => !done[step]);
    const how = {
      write: t(`tour.write.${ui.left}`),
      answer: t('tour.answer.how', t(`side.${ui.right}`)),
      finish: t('tour.finish.how', t(`side.${ui.right}`)),
      rate: t('tour.rate.how', t(`side.${ui.left}`)),
    };
    this.root.replaceChildren(
      h('div', { class: 'title' }, h('span', {}, t(now ? 'tour.title' : 'tour.over')), iconButton('close', t('tour.close'), () => {
        localStorage.setItem(OFF, 'off');
        this.show(state);
      }, { id: 'tour-close' })),
      h('ol', {}, STEPS.map((step, place) => h('li', {
        class: done[step] ? 'done' : step === now ? 'now' : null, 'data-number': place + 1, 'data-step': step,
      }, h('span', {}, h('b', {}, t(`tour.${step}`)), step === now && h('span', {}, ` ${how[step]}`))))),
      !now && h('p', {}, t('tour.next')) || '');
  }
}
