package deskbridge.rest;

import okhttp3.Call;
import okhttp3.EventListener;

/**
 * Remembers whether a call began to write its request: before that moment nothing can have reached the remote, after it
 * anything can.
 */
final class CallProgress extends EventListener {
    /** Travels with the request, because one listener serves all calls. */
    static final class Mark {
        private volatile boolean begun;

        boolean begun() {
            return begun;
        }
    }

    @Override
    public void requestHeadersStart(Call call) {
        Mark mark = call.request().tag(Mark.class);
        if (mark != null) {
            mark.begun = true;
        }
    }
}
