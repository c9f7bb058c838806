package deskbridge.app;

import deskbridge.store.DeadLetters;
import deskbridge.store.DeadLetters.DeadLetter;
import deskbridge.store.Store;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code deskbridge dead-letters}: what could not be delivered. Works beside a running hub, which notices within a second. */
@Command(
        name = "dead-letters",
        description = "What could not be delivered: list, show, redeliver, discard",
        mixinStandardHelpOptions = true)
final class DeadLettersCommand implements Callable<Integer> {

    private static final int MOST = 10_000;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Say what to do: list, show, redeliver or discard");
    }

    @Command(name = "list", description = "All of them, newest first", mixinStandardHelpOptions = true)
    int list() {
        try (Store store = open()) {
            List<DeadLetter> letters = store.deadLetters().list(MOST, 0);
            for (DeadLetter letter : letters) {
                out().printf(
                                "%-10s %s  %s → %s  %s  %s%n",
                                letter.id(),
                                letter.parkedAt(),
                                letter.what(),
                                letter.connection(),
                                letter.ticket() == null ? "-" : letter.ticket(),
                                letter.reason());
            }
            if (letters.isEmpty()) {
                out().println("Everything was delivered.");
            }
            out().flush();
            return 0;
        }
    }

    @Command(name = "show", description = "One of them, whole", mixinStandardHelpOptions = true)
    int show(@Parameters(paramLabel = "ID", description = "As list shows it") String id) {
        try (Store store = open()) {
            var letter = store.deadLetters().find(id);
            letter.ifPresentOrElse(this::print, () -> unknown(id));
            return letter.isPresent() ? 0 : 1;
        }
    }

    @Command(name = "redeliver", description = "Try them again", mixinStandardHelpOptions = true)
    int redeliver(
            @Parameters(paramLabel = "ID", arity = "0..*", description = "As list shows them") List<String> ids,
            @Option(names = "--all", description = "All of them") boolean all) {
        try (Store store = open()) {
            DeadLetters letters = store.deadLetters();
            List<String> chosen = all
                    ? letters.list(MOST, 0).reversed().stream()
                            .map(DeadLetter::id)
                            .toList()
                    : ids == null ? List.of() : ids;
            if (chosen.isEmpty() && !all) {
                throw new ParameterException(spec.commandLine(), "Name the dead letters, or say --all");
            }
            return each(chosen, "put back: ", id -> letters.redeliver(id, Instant.now()));
        }
    }

    @Command(name = "discard", description = "Give one up for good", mixinStandardHelpOptions = true)
    int discard(@Parameters(paramLabel = "ID", description = "As list shows it") String id) {
        try (Store store = open()) {
            return each(List.of(id), "discarded: ", it -> store.deadLetters().discard(it, Instant.now()));
        }
    }

    private int each(List<String> ids, String done, Predicate<String> action) {
        boolean all = true;
        for (String id : ids) {
            if (action.test(id)) {
                out().println(done + id);
            } else {
                unknown(id);
                all = false;
            }
        }
        out().flush();
        return all ? 0 : 1;
    }

    private void print(DeadLetter letter) {
        out().printf(
                        "%s%n  what      %s → %s%n  ticket    %s%n  decided   %s%n  given up  %s after %d attempts%n  reason    %s%n%n%s%n",
                        letter.id(),
                        letter.what(),
                        letter.connection(),
                        letter.ticket() == null ? "-" : letter.ticket(),
                        letter.createdAt(),
                        letter.parkedAt(),
                        letter.attempts(),
                        letter.reason(),
                        letter.content());
        out().flush();
    }

    private void unknown(String id) {
        spec.commandLine().getErr().println("There is no dead letter " + id);
        spec.commandLine().getErr().flush();
    }

    private Store open() {
        return StoreOption.open(config.settings());
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
