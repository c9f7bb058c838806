package deskbridge.demo.chaos;

import deskbridge.emulator.play.Heard;
import deskbridge.emulator.play.Messenger;
import deskbridge.emulator.play.PachcaPlay;
import deskbridge.emulator.play.Talk;
import deskbridge.emulator.play.TicketSystem;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One request as its people know it: what was said, in order. What is to be done in its ticket waits until there is one. Thread-safe. */
final class Conversation {

    /** People change or take back one of the latest things they said. */
    private static final int LATEST = 3;

    private static final int STARS = 5;

    /** One internal remark in so many has a file, one answer in so many is another agent's. */
    private static final int SELDOM = 6;

    private final String word;
    private final Messenger messenger;
    private final TicketSystem desk;
    private final InstantSource clock;
    private final Talk talk;
    private final List<Utterance> said = new ArrayList<>();
    private final List<Utterance> answered = new ArrayList<>();
    private final List<Utterance> secrets = new ArrayList<>();
    private final Set<Utterance> byColleagues = new HashSet<>();
    private final Set<Utterance> open = new HashSet<>();
    private final Instant asked;
    private final Deque<Deed> waiting = new ArrayDeque<>();
    private @Nullable String ticket;
    private boolean finished;
    private int stars;
    private boolean ratingArrived;

    /** Begins with the request. */
    Conversation(String word, Messenger messenger, TicketSystem desk, InstantSource clock) {
        this.word = word;
        this.messenger = messenger;
        this.desk = desk;
        this.clock = clock;
        this.asked = clock.instant();
        this.talk = messenger.asks("Заявка «" + word + "» не работает");
    }

    /** Does it now, or when there is a ticket. */
    synchronized void carryOut(Deed deed) {
        String key = ticket;
        if (!deed.kind().isInTicket()) {
            sayOrChange(deed);
        } else if (key == null) {
            waiting.add(deed);
        } else {
            inTicket(deed, key);
        }
    }

    /** Somebody has seen its ticket: what waited for that is done. */
    synchronized void ticketIs(String key) {
        ticket = key;
        while (!waiting.isEmpty()) {
            inTicket(waiting.remove(), key);
        }
    }

    private void sayOrChange(Deed deed) {
        Optional<Utterance> latest = latest(said, deed.pick());
        switch (deed.kind()) {
            case CHANGE_SAYING ->
                latest.ifPresentOrElse(
                        one -> {
                            one.changed(clock.instant());
                            open.add(one);
                            talk.edits(one.id(), "Исправлено: " + one.word());
                        },
                        () -> say(deed));
            // Telegram tells nobody what a person takes back.
            case TAKE_BACK_SAYING ->
                latest.filter(one -> messenger instanceof PachcaPlay)
                        .ifPresentOrElse(
                                one -> {
                                    one.takenBack(clock.instant());
                                    open.add(one);
                                    talk.deletes(one.id());
                                },
                                () -> say(deed));
            default -> say(deed);
        }
    }

    private void say(Deed deed) {
        String key = word + "-s" + (said.size() + 1);
        var one = deed.kind() == Deed.Kind.SAY_WITH_FILE
                ? Utterance.withFile(key, clock.instant())
                : Utterance.of(key, Mention.inMessage(messenger, desk, deed.pick()), clock.instant());
        said.add(one);
        open.add(one);
        one.standsAs(talk.says(one.sentence("Сообщение"), one.files()));
    }

    private void inTicket(Deed deed, String key) {
        Optional<Utterance> latest = latest(answered, deed.pick());
        switch (deed.kind()) {
            case CHANGE_ANSWER ->
                latest.ifPresentOrElse(
                        one -> {
                            one.changed(clock.instant());
                            open.add(one);
                            desk.edits(key, one.id(), "Исправлено: " + one.word());
                        },
                        () -> answer(key, deed));
            case TAKE_BACK_ANSWER ->
                latest.ifPresentOrElse(
                        one -> {
                            one.takenBack(clock.instant());
                            open.add(one);
                            desk.deletes(key, one.id());
                        },
                        () -> answer(key, deed));
            case SECRET -> {
                String secret = word + "-i" + (secrets.size() + 1);
                var one = deed.pick() % SELDOM == 0
                        ? Utterance.withFile(secret, clock.instant())
                        : Utterance.of(secret, Optional.empty(), clock.instant());
                secrets.add(one);
                desk.comments(key, one.sentence("Между нами"), true, one.files());
            }
            case FINISH -> finish();
            default -> answer(key, deed);
        }
    }

    private void answer(String ofTicket, Deed deed) {
        String key = word + "-a" + (answered.size() + 1);
        boolean withFile = deed.kind() == Deed.Kind.ANSWER_WITH_FILE;
        boolean byColleague = !withFile && deed.pick() % SELDOM == 2;
        var one = withFile
                ? Utterance.withFile(key, clock.instant())
                : Utterance.of(key, Mention.inAnswer(messenger, desk, deed.pick()), clock.instant());
        answered.add(one);
        open.add(one);
        if (byColleague) {
            byColleagues.add(one);
            one.standsAs(desk.colleagueComments(ofTicket, one.sentence("Ответ")));
        } else {
            one.standsAs(desk.comments(ofTicket, one.sentence("Ответ"), false, one.files()));
        }
    }

    /** Files stay as they are, and what a colleague said is his. */
    private Optional<Utterance> latest(List<Utterance> all, int pick) {
        List<Utterance> changeable = all.stream()
                .filter(one -> !one.isTakenBack() && one.file().isEmpty() && !byColleagues.contains(one))
                .toList();
        int among = Math.min(LATEST, changeable.size());
        return among == 0 ? Optional.empty() : Optional.of(changeable.get(changeable.size() - 1 - pick % among));
    }

    /** An agent is done with its ticket, if there is one; once. */
    synchronized void finish() {
        if (ticket != null && !finished) {
            finished = true;
            desk.finishes(ticket);
        }
    }

    /** Whether nobody can rate, because the question was given up: it stands nowhere, and the agents were told. */
    synchronized boolean isAskedInVain() {
        return finished
                && stars == 0
                && question().isEmpty()
                && Standing.of(this, messenger, desk).tellsOfUndeliveredRating();
    }

    private Optional<Heard> question() {
        return talk.heard().stream()
                .filter(heard ->
                        heard.buttons().stream().filter(it -> it.contains("⭐")).count() == STARS)
                .findFirst();
    }

    /** The requester presses stars if he is asked for them: twice, as impatient people do. Returns true when he has done so, now or before. */
    synchronized boolean rate(int howMany) {
        if (finished && stars == 0) {
            question().ifPresent(question -> press(question, howMany));
        }
        return stars > 0;
    }

    private void press(Heard question, int howMany) {
        String button = question.buttons().stream()
                .filter(label -> label.contains("(" + howMany + ")"))
                .findFirst()
                .orElseThrow();
        stars = howMany;
        talk.presses(question, button);
        talk.presses(question, button);
    }

    /** The word of the request itself. */
    String word() {
        return word;
    }

    /** Its ticket, for a list of faults. */
    synchronized String where() {
        return ticket == null ? "(no ticket)" : ticket;
    }

    /** Key of its ticket, once somebody has seen it. */
    synchronized Optional<String> ticket() {
        return Optional.ofNullable(ticket);
    }

    Talk talk() {
        return talk;
    }

    synchronized List<Utterance> said() {
        return List.copyOf(said);
    }

    synchronized List<Utterance> answered() {
        return List.copyOf(answered);
    }

    synchronized List<Utterance> secrets() {
        return List.copyOf(secrets);
    }

    /** What the requester gave; 0 as long as he gave nothing. */
    synchronized int stars() {
        return stars;
    }

    /** How his stars are written into the ticket. */
    synchronized String rating() {
        return "Оценка: " + stars + "/5";
    }

    /** When it began. */
    Instant asked() {
        return asked;
    }

    /** When the oldest of what has not arrived yet was said; empty when everything has. */
    synchronized Optional<Instant> waitsSince() {
        if (!open.isEmpty() || (stars > 0 && !ratingArrived)) {
            var now = Standing.of(this, messenger, desk);
            open.removeIf(one -> now.hasArrived(one, answered.contains(one)));
            ratingArrived = Standing.holds(now.inTicket(), rating())
                    && HubWordsCount.areAllSaid(now, stars)
                    && now.notCalledRemoved(said) == 0;
        }
        Optional<Instant> oldest = open.stream().map(Utterance::since).min(Instant::compareTo);
        return ticket == null ? Optional.of(oldest.filter(asked::isAfter).orElse(asked)) : oldest;
    }

    /** How much has not arrived yet; right after {@link #waitsSince}. */
    synchronized int missing() {
        return open.size() + waiting.size() + (ticket == null ? 1 : 0) + (stars > 0 && !ratingArrived ? 1 : 0);
    }
}
