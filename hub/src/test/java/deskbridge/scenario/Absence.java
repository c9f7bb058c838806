package deskbridge.scenario;

import deskbridge.emulator.play.OkdeskPlay;
import deskbridge.emulator.play.PlayFile;
import deskbridge.emulator.play.Talk;
import deskbridge.emulator.play.TelegramPlay;
import deskbridge.emulator.play.TicketSystem.Ticket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * What people do while a hub is away: a seeded mix of everything, in many conversations at once. Each saying has a number of its own,
 * and a letter for each time it was changed, so that it can be looked for on the other side.
 */
final class Absence {

    private final PairStage stage;
    private final Random dice;
    private final boolean editsInDesk;
    private final boolean deletesInChat;
    final List<Case> cases = new ArrayList<>();
    private int numbers = 1000;

    Absence(PairStage stage, long seed) {
        this.stage = stage;
        this.dice = new Random(seed);
        this.editsInDesk = !(stage.desk instanceof OkdeskPlay);
        this.deletesInChat = !(stage.messenger instanceof TelegramPlay);
    }

    /** Something that was said. */
    static final class Saying {
        final int number;
        final boolean file;
        final boolean early;
        String id = "";
        char version = 'a';
        boolean internal;
        boolean deleted;

        Saying(int number, boolean file, boolean early) {
            this.number = number;
            this.file = file;
            this.early = early;
        }

        String words() {
            return "слово-" + number + version + ".";
        }

        String before() {
            return "слово-" + number + (char) (version - 1) + ".";
        }

        String fileName() {
            return "файл-" + number + ".txt";
        }
    }

    /** One conversation. */
    static final class Case {
        final Talk talk;
        final String request;
        final List<Saying> client = new ArrayList<>();
        final List<Saying> agent = new ArrayList<>();

        @Nullable
        String key;

        boolean taken;
        boolean finished;

        Case(Talk talk, String request) {
            this.talk = talk;
            this.request = request;
        }

        String key() {
            if (key == null) {
                throw new IllegalStateException("No ticket was made yet for " + request);
            }
            return key;
        }
    }

    /** A conversation of each, with a word of either side. */
    void begin(int conversations) {
        for (int i = 0; i < conversations; i++) {
            asks();
        }
        stage.settle();
        findTickets();
        for (Case each : cases) {
            says(each, true);
            comments(each, true, false);
        }
        stage.settle();
    }

    /** So many things happen, some seconds apart. */
    void happen(int changes) {
        for (int i = 0; i < changes; i++) {
            stage.clock().advance(Duration.ofMillis(500 + dice.nextInt(20_000)));
            Case one = cases.get(dice.nextInt(cases.size()));
            if (one.key == null || one.finished) {
                chat(one);
            } else {
                anything(one);
            }
        }
    }

    /** The hub has not made a ticket yet, or nobody works on it any more. */
    private void chat(Case one) {
        if (one.finished || dice.nextInt(3) == 0) {
            asks();
        } else {
            says(one, false);
        }
    }

    private void anything(Case one) {
        switch (dice.nextInt(20)) {
            case 0 -> asks();
            case 1, 2, 3, 4, 5 -> says(one, false);
            case 6, 7, 8, 9 -> comments(one, false, false);
            case 10, 11 -> comments(one, false, true);
            case 12, 13 -> edits(one);
            case 14, 15 -> rewrites(one);
            case 16 -> deletes(one);
            case 17 -> withdraws(one);
            case 18 -> takes(one);
            default -> finishes(one);
        }
    }

    private void asks() {
        String request = "Просьба-" + numbers++ + ".";
        cases.add(new Case(stage.messenger.asks(request), request));
    }

    private void says(Case one, boolean early) {
        var saying = new Saying(numbers++, dice.nextInt(6) == 0, early);
        saying.id = saying.file
                ? one.talk.says(saying.words(), PlayFile.text(saying.fileName(), saying.words()))
                : one.talk.says(saying.words());
        one.client.add(saying);
    }

    private void comments(Case one, boolean early, boolean internal) {
        var saying = new Saying(numbers++, dice.nextInt(6) == 0, early);
        saying.internal = internal;
        saying.id = saying.file
                ? stage.desk.comments(
                        one.key(), saying.words(), internal, PlayFile.text(saying.fileName(), saying.words()))
                : stage.desk.comments(one.key(), saying.words(), internal);
        one.agent.add(saying);
    }

    private void edits(Case one) {
        pick(one.client).filter(it -> !it.file).ifPresent(saying -> {
            saying.version++;
            one.talk.edits(saying.id, saying.words());
        });
    }

    private void rewrites(Case one) {
        pick(one.agent).filter(it -> !it.internal).ifPresent(saying -> {
            saying.version++;
            // In Tracker a mark makes a comment one for colleagues.
            saying.internal = editsInDesk && dice.nextInt(3) == 0;
            stage.desk.edits(one.key(), saying.id, saying.internal ? "!" + saying.words() : saying.words());
        });
    }

    private void deletes(Case one) {
        if (deletesInChat) {
            pick(one.client).ifPresent(saying -> {
                saying.deleted = true;
                one.talk.deletes(saying.id);
            });
        }
    }

    private void withdraws(Case one) {
        pick(one.agent).ifPresent(saying -> {
            saying.deleted = true;
            stage.desk.deletes(one.key(), saying.id);
        });
    }

    private void takes(Case one) {
        if (!one.taken) {
            one.taken = true;
            stage.desk.takes(one.key());
        }
    }

    private void finishes(Case one) {
        if (one.taken && !one.finished) {
            one.finished = true;
            stage.desk.finishes(one.key());
        }
    }

    private Optional<Saying> pick(List<Saying> sayings) {
        var standing = sayings.stream().filter(it -> !it.deleted).toList();
        return standing.isEmpty() ? Optional.empty() : Optional.of(standing.get(dice.nextInt(standing.size())));
    }

    /** Which ticket belongs to which request. */
    void findTickets() {
        for (Ticket ticket : stage.desk.tickets()) {
            for (Case each : cases) {
                if (ticket.title().contains(each.request)) {
                    each.key = ticket.key();
                }
            }
        }
    }
}
