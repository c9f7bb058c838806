package deskbridge.app;

import deskbridge.store.Journal.Step;
import deskbridge.store.Store;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code deskbridge trace}: the path of an event, from its webhook to its effect. Works beside a running hub. */
@Command(name = "trace", description = "Show the path of an event", mixinStandardHelpOptions = true)
final class TraceCommand implements Callable<Integer> {

    private static final Pattern EVENT = Pattern.compile("(in|out)-\\d+");

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Parameters(
            paramLabel = "TICKET|LINK|EVENT",
            description = "Ticket key, link to a ticket, or event id (in-…, out-…)")
    private String subject = "";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        String key = subject.strip()
                .replaceFirst("[?#].*$", "")
                .replaceFirst("/+$", "")
                .replaceFirst("^.*/", "");
        try (Store store = StoreOption.open(config.settings())) {
            List<Step> steps = EVENT.matcher(key).matches()
                    ? store.journal().ofEvent(key)
                    : store.journal().ofTicket(key);
            var out = spec.commandLine().getOut();
            for (Step step : steps) {
                out.printf(
                        "%s  %-8s %-10s %-14s %-9s %s%n",
                        step.at(), step.id(), step.stage(), step.what(), step.connection(), step.detail());
            }
            out.flush();
            if (steps.isEmpty()) {
                spec.commandLine().getErr().println("Nothing is known about " + key);
                spec.commandLine().getErr().flush();
            }
            return steps.isEmpty() ? 1 : 0;
        }
    }
}
