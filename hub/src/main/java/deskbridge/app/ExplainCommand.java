package deskbridge.app;

import deskbridge.domain.ConnectionId;
import deskbridge.flow.IntakeForm.Category;
import deskbridge.flow.Routing;
import deskbridge.flow.Routing.Request;
import deskbridge.flow.Routing.Routed;
import deskbridge.flow.RoutingRule;
import deskbridge.flow.Wording;
import deskbridge.settings.Route;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code deskbridge explain}: which rule would fire for a request, and where it would go. Asks nobody and changes nothing. */
@Command(
        name = "explain",
        description = "Show which routing rule fires for a request, and why",
        footer = "What was decided about a request that was made: deskbridge trace TICKET",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

    private static final String ROW = "  %-24s %-12s %s%n";

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Option(names = "--channel", required = true, description = "Connection in which the request is made")
    private String channel = "";

    @Option(names = "--chat", paramLabel = "ID", description = "Chat in which it is made")
    private String chat = "";

    @Option(names = "--category", description = "Category chosen in the form, by its code or name")
    private @Nullable String category;

    @Option(names = "--from", paramLabel = "EMAIL", description = "Requester's address")
    private @Nullable String from;

    @Parameters(paramLabel = "TEXT", arity = "0..1", description = "What the request says")
    private String text = "";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Configuration configuration = Configuration.read(config.settings());
        Routing routing = routing(configuration);
        var request = new Request(chat, category(configuration), from, Wording.of(text));
        Routed routed = routing.route(request);
        PrintWriter out = spec.commandLine().getOut();
        boolean fired = false;
        for (RoutingRule rule : configuration.rules()) {
            if (fired) {
                out.printf(ROW, rule.name(), "not reached", "");
            } else if (!routing.rules().contains(rule)) {
                out.printf(ROW, rule.name(), "passed over", "only for " + names(rule));
            } else {
                var judgement = rule.judge(request);
                fired = judgement.fits();
                out.printf(ROW, rule.name(), fired ? "fires" : "passed over", judgement.why());
            }
        }
        out.println(target(routed) + ", by " + routed.why());
        if (!configuration.connectors().takes(new ConnectionId(channel), chat)) {
            out.println("Chat " + chat + " is none of those that take requests there, so only a direct chat would do.");
        }
        out.flush();
        return 0;
    }

    private Routing routing(Configuration configuration) {
        return configuration.general().routes().stream()
                .filter(route -> route.channel().equals(channel))
                .flatMap(route -> configuration.routing(new ConnectionId(route.channel())).stream())
                .findFirst()
                .orElseThrow(() -> wrong(
                        "--channel",
                        configuration.general().routes().stream()
                                .map(Route::channel)
                                .toList()));
    }

    private @Nullable Category category(Configuration configuration) {
        if (category == null) {
            return null;
        }
        return configuration
                .form()
                .category(category)
                .orElseThrow(() -> wrong(
                        "--category",
                        configuration.form().categories().stream()
                                .map(Category::code)
                                .toList()));
    }

    private ParameterException wrong(String option, List<String> known) {
        return new ParameterException(spec.commandLine(), option + " must be one of " + String.join(", ", known));
    }

    private static String names(RoutingRule rule) {
        return rule.when().channels().stream().map(ConnectionId::name).sorted().collect(Collectors.joining(", "));
    }

    private static String target(Routed routed) {
        var parts = new ArrayList<String>();
        parts.add("Goes to " + routed.desk());
        add(parts, "queue", routed.queue());
        add(parts, "type", routed.type());
        add(parts, "priority", routed.priority());
        add(parts, "assignee", routed.assignee());
        return String.join(", ", parts);
    }

    private static void add(List<String> parts, String what, @Nullable String value) {
        if (value != null) {
            parts.add(what + " " + value);
        }
    }
}
