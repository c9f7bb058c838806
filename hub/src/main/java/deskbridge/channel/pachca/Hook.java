package deskbridge.channel.pachca;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a webhook of Pachca says, as far as it concerns the hub, with every id checked. */
sealed interface Hook {

    /** What it seems to be, for metrics. */
    String kind();

    /** When Pachca sent it. */
    Instant sentAt();

    /**
     * A message was written, edited or deleted.
     *
     * @param event {@code new}, {@code update} or {@code delete}
     * @param id the message
     * @param chatId the chat it is in; for a message in a thread, the thread's own chat
     * @param authorId who wrote it, also when somebody else edits or deletes
     * @param direct true at the top level of a direct chat
     * @param threadId the thread it is in; null at top level
     * @param inside the thread it is in, by its root; null at top level and when Pachca does not tell
     * @param changedAt null when never edited, or not told
     */
    record MessageHook(
            String event,
            long id,
            long chatId,
            long authorId,
            boolean direct,
            @Nullable Long threadId,
            @Nullable ThreadKey inside,
            @Nullable Instant changedAt,
            Instant sentAt)
            implements Hook {

        @Override
        public String kind() {
            return "message." + event;
        }
    }

    /**
     * A button was pressed.
     *
     * @param trigger opens a form for three seconds
     * @param data the button's action
     */
    record ButtonHook(long messageId, long chatId, long userId, String trigger, String data, Instant sentAt)
            implements Hook {

        @Override
        public String kind() {
            return "button.click";
        }
    }

    /**
     * A form was sent.
     *
     * @param callback which form
     * @param metadata what was given along when it was opened
     * @param data the raw JSON object of the answers
     */
    record FormHook(long userId, String callback, String metadata, String data, Instant sentAt) implements Hook {

        @Override
        public String kind() {
            return "view.submit";
        }
    }

    /**
     * People came, left or changed.
     *
     * @param kind with the event
     * @param chatId the chat; null when the workspace is meant
     * @param userIds who
     */
    record MembersHook(String kind, @Nullable Long chatId, List<Long> userIds, String createdAt, Instant sentAt)
            implements Hook {

        public MembersHook {
            userIds = List.copyOf(userIds);
        }
    }

    /** Something that concerns nobody: reactions, links, calls, and whatever Pachca will think of next. */
    record OtherHook(String kind, Instant sentAt) implements Hook {}
}
