package deskbridge.channel.telegram;

import deskbridge.channel.telegram.SendJson.Media;
import deskbridge.connector.SendContext;
import deskbridge.connector.Setback;
import deskbridge.rest.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sends one message or album at a time: keeps the limits, follows chats that moved, and mends what is refused. */
final class Outbound {

    private static final int MOST_MENDINGS = 5;
    private static final int MOST_WAITS = 3;

    private final BotApi api;
    private final Pace pace;
    private final Failures failures;
    private final Mending mending;

    Outbound(BotApi api, Pace pace, Failures failures, Mending mending) {
        this.api = api;
        this.pace = pace;
        this.failures = failures;
        this.mending = mending;
    }

    private interface Call<T> {
        T make(SendJson message) throws CallFailed;
    }

    /** @param begun true when a part of the same message stands already: then the limits are waited for */
    MessageJson text(SendJson message, boolean begun, SendContext context) throws CallFailed {
        return mending(message, 1, begun, mended -> api.send(mended, context));
    }

    MessageJson file(FileKind kind, SendJson message, Batch batch, boolean begun, SendContext context)
            throws CallFailed {
        return mending(message, 1, begun, mended -> api.sendFile(kind, mended, batch.part(kind), context));
    }

    /** The caption stands under the first file. */
    List<MessageJson> album(SendJson message, Batch batch, boolean begun, SendContext context) throws CallFailed {
        return mending(message, batch.files().size(), begun, mended -> {
            var media = new ArrayList<Media>();
            var parts = new ArrayList<Part>();
            for (int i = 0; i < batch.files().size(); i++) {
                var field = "file" + i;
                boolean first = i == 0;
                media.add(new Media(
                        batch.kinds().get(i).field(),
                        "attach://" + field,
                        first ? mended.caption() : null,
                        first ? mended.captionEntities() : null));
                parts.add(batch.part(field, i));
            }
            var frame = new SendJson(
                    mended.chatId(),
                    mended.messageThreadId(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    mended.replyParameters(),
                    null,
                    null);
            return api.sendAlbum(frame, media, parts, context);
        });
    }

    void rewriteText(SendJson message, boolean begun, SendContext context) throws CallFailed {
        rewrite(message, begun, mended -> api.rewriteText(mended, context));
    }

    void rewriteCaption(SendJson message, boolean begun, SendContext context) throws CallFailed {
        rewrite(message, begun, mended -> api.rewriteCaption(mended, context));
    }

    private interface Rewriting {
        void make(SendJson message) throws CallFailed;
    }

    /** What looks already as it should is done. */
    private void rewrite(SendJson message, boolean begun, Rewriting call) throws CallFailed {
        try {
            mending(message, 1, begun, mended -> {
                call.make(mended);
                return true;
            });
        } catch (CallFailed e) {
            if (!e.is(Refusal.UNCHANGED)) {
                throw e;
            }
        }
    }

    private <T> T mending(SendJson wanted, int messages, boolean begun, Call<T> call) throws CallFailed {
        var message = mending.moved(wanted);
        for (int tries = 0; ; tries++) {
            try {
                return paced(message, messages, begun, call);
            } catch (CallFailed e) {
                var mended = tries < MOST_MENDINGS ? mending.mended(message, e) : Optional.<SendJson>empty();
                message = mended.orElseThrow(() -> e);
            }
        }
    }

    private <T> T paced(SendJson message, int messages, boolean begun, Call<T> call) throws CallFailed {
        for (int waits = 0; ; waits++) {
            var wait = pace.take(message.chatId(), messages, begun);
            if (!wait.isZero()) {
                throw failures.held(wait);
            }
            try {
                return call.make(message);
            } catch (CallFailed e) {
                if (e.kind() != Setback.LIMITED) {
                    throw e;
                }
                pace.pause(message.chatId(), e.waiting());
                if (!begun || waits == MOST_WAITS) {
                    throw e;
                }
            }
        }
    }
}
