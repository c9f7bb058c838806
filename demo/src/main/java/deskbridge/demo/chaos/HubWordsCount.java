package deskbridge.demo.chaos;

import deskbridge.emulator.play.Heard;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts what the hub says in a conversation by itself: its card, its question, its thanks, and nothing else. */
final class HubWordsCount {

    private static final String CARD = "🎫 ";
    private static final String FINISHED = "завершена: «";
    private static final String THANKS = "Спасибо";
    private static final String MIRRORED = "🔔 ";
    private static final String UNDELIVERED = "⚠️";
    private static final Pattern STATUS = Pattern.compile("завершена: «([^»]+)»");

    private final Conversation conversation;
    private final Standing now;
    private final Repeats repeats;
    private final Tally tally;

    HubWordsCount(Conversation conversation, Standing now, Repeats repeats, Tally tally) {
        this.conversation = conversation;
        this.now = now;
        this.repeats = repeats;
        this.tally = tally;
    }

    /** Whether the hub has said what it says after a rating: nothing more is waited for then. */
    static boolean areAllSaid(Standing now, int stars) {
        List<String> texts = now.inTalk();
        String status = texts.stream()
                .map(STATUS::matcher)
                .filter(Matcher::find)
                .map(it -> it.group(1))
                .findFirst()
                .orElse(FINISHED);
        return Standing.holds(texts, THANKS)
                && texts.stream().anyMatch(text -> text.contains(FINISHED) && text.contains("(" + stars + ")"))
                && texts.stream().anyMatch(text -> text.startsWith(CARD) && text.contains(status));
    }

    /** @return false when the question was given up and its agents know, so that nobody can have answered */
    boolean count() {
        once("card", CARD, conversation.word());
        boolean asked = once("question", FINISHED, conversation.ticket().orElse(conversation.word()));
        if (asked) {
            once("thanks", THANKS, THANKS);
        }
        now.heard().forEach(this::isRight);
        List<Utterance> answers = conversation.answered();
        for (Heard message : now.heard()) {
            boolean strange =
                    message.text().startsWith(MIRRORED) && answers.stream().noneMatch(one -> one.isIn(message.text()));
            if (strange || message.text().contains(UNDELIVERED)) {
                tally.doubled("said by the hub without a reason: " + line(message), conversation.where());
            }
        }
        return asked;
    }

    /**
     * @param key that a call which wrote it holds
     * @return false when it was given up and the agents know
     */
    private boolean once(String what, String begin, String key) {
        List<Heard> all = now.heard().stream()
                .filter(it -> it.text().contains(begin) && !it.text().startsWith(MIRRORED))
                .toList();
        boolean again = !all.isEmpty() && repeats.mayBeRepeated(all.getFirst(), key);
        if (all.isEmpty()
                && repeats.mayBeGivenUp(key, conversation.asked())
                && tally.isTold(conversation.where(), now)) {
            tally.told();
            return false;
        }
        tally.expectMessages(what + " of " + conversation.word(), all.size(), conversation.where(), again ? 1 : 0);
        return true;
    }

    /** The card says what the question says, and the question which stars were given. */
    private void isRight(Heard message) {
        String text = message.text();
        if (text.startsWith(CARD)) {
            now.heard().stream()
                    .map(it -> STATUS.matcher(it.text()))
                    .filter(Matcher::find)
                    .map(it -> it.group(1))
                    .filter(status -> !text.contains(status))
                    .findFirst()
                    .ifPresent(status -> stale("card does not say " + status, message));
        } else if (text.contains(FINISHED) && !text.contains("(" + conversation.stars() + ")")) {
            stale("question does not say " + conversation.stars() + " stars", message);
        }
    }

    private void stale(String what, Heard message) {
        if (!repeats.mayBeRepeated(message, conversation.ticket().orElse(conversation.word()))) {
            tally.stale(what, conversation.where());
        }
    }

    private static String line(Heard message) {
        return message.text().lines().findFirst().orElse("");
    }
}
