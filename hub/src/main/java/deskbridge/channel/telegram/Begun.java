package deskbridge.channel.telegram;

import deskbridge.domain.Command;
import deskbridge.memory.Bounded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What stands already of messages whose sending was broken off. Telegram cannot be searched, so this memory is all that keeps the
 * parts that arrived from being sent again; when it is lost with the process, a message may come once more.
 */
final class Begun {

    private static final int MOST = 1_000;

    /** A command of the outbox; the same words may be sent twice on purpose. */
    private record Key(Command command, Instant firstTriedAt) {}

    /** One message under way. Used by one thread at a time. */
    static final class Progress {
        private final List<List<MessageKey>> steps = new ArrayList<>();
        private boolean unsure;
        private boolean singly;
        private boolean removes;

        private Progress(boolean unsure) {
            this.unsure = unsure;
        }

        /** How many steps are done. */
        int done() {
            return steps.size();
        }

        void did(List<MessageKey> messages) {
            steps.add(List.copyOf(messages));
            unsure = false;
        }

        /** Whether it knows of anything that the outbox does not. */
        boolean isBlank() {
            return steps.isEmpty() && !unsure && !singly && !removes;
        }

        /** The messages of all steps, in order. */
        List<MessageKey> messages() {
            return steps.stream().flatMap(List::stream).toList();
        }

        boolean begun() {
            return !steps.isEmpty();
        }

        /** Whether albums are refused here. */
        boolean singly() {
            return singly;
        }

        void goSingly() {
            singly = true;
        }

        /** Whether a message that is too much may be gone already. */
        boolean removes() {
            return removes;
        }

        void removing() {
            removes = true;
        }

        /** Whether the answer to the next step was lost before. */
        boolean inDoubt() {
            return unsure;
        }

        /**
         * The answer to the next step was lost.
         *
         * @return true when that was so before: sending it a third time might show it three times
         */
        boolean lostAgain() {
            boolean again = unsure;
            unsure = true;
            return again;
        }
    }

    private final Map<Key, Progress> underWay = Bounded.map(MOST);

    /** Whether anything of an earlier attempt is remembered. */
    boolean remembers(Command command, Instant firstTriedAt) {
        var known = underWay.get(new Key(command, firstTriedAt));
        return known != null && !known.isBlank();
    }

    /** @param doubtful whether the outbox knows of a call of which nobody knows what became, and which is not remembered here */
    Progress of(Command command, Instant firstTriedAt, boolean doubtful) {
        return underWay.compute(
                new Key(command, firstTriedAt),
                (key, known) -> known == null || known.isBlank() ? new Progress(doubtful) : known);
    }

    void ended(Command command, Instant firstTriedAt) {
        underWay.remove(new Key(command, firstTriedAt));
    }
}
