// The thread that hangs off a message.

import { h, iconButton, keepAtEnd, sync } from './dom.js';
import { t } from './words.js';
import { act, ui } from './api.js';
import { Composer } from './composer.js';
import { messageRow, messageSign } from './pachca.js';

export class ThreadPanel {
  constructor(redraw) {
    this.redraw = redraw;
    this.list = h('ul', { class: 'messages' });
    this.scroll = h('div', { class: 'scroll', tabindex: 0, 'aria-label': t('thread.title') }, this.list);
    this.composer = new Composer('pachca-reply', t('thread.write'),
      (text, files) => act('pachca.reply', { me: ui.me, message: ui.thread, text, files }));
    this.root = h('section', { class: 'pane thread', hidden: true, 'aria-label': t('thread.title') },
      h('div', { class: 'where' },
        iconButton('back', t('thread.close'), () => this.close(), { id: 'thread-close' }),
        h('span', {}, t('thread.title'))),
      this.scroll, this.composer.root);
    this.root.addEventListener('keydown', event => {
      if (event.key === 'Escape') {
        this.close();
      }
    });
  }

  close() {
    ui.thread = 0;
    this.redraw();
  }

  show({ pachca: state }) {
    const open = state.thread !== undefined && ui.thread !== 0;
    this.root.hidden = !open;
    if (!open) {
      this.shownThread = 0;
      return;
    }
    const changed = this.shownThread !== state.thread.id;
    this.composer.turnTo(state.thread.id);
    this.shownThread = state.thread.id;
    const rows = [state.thread.root, ...state.thread.messages];
    keepAtEnd(this.scroll, () => sync(this.list, rows, {
      key: message => message.id,
      sign: messageSign,
      render: message => messageRow(message, { redraw: this.redraw, root: message === state.thread.root }),
    }));
    if (changed) {
      this.scroll.scrollTop = this.scroll.scrollHeight;
    }
  }
}
