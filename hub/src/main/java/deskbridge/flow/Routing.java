package deskbridge.flow;

import deskbridge.domain.ConnectionId;
import deskbridge.flow.IntakeForm.Category;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the requests of one channel go: where the first rule that fits sends them, else to the channel's own desk.
 *
 * @param desk the channel's own
 * @param rules in order; only those that concern the channel
 */
public record Routing(ConnectionId desk, List<RoutingRule> rules) {

    public Routing {
        rules = List.copyOf(rules);
    }

    /** Everything goes to one desk. */
    public static Routing to(ConnectionId desk) {
        return new Routing(desk, List.of());
    }

    /** The routing of a channel, by those of the rules that concern it. */
    public static Routing of(ConnectionId channel, ConnectionId desk, List<RoutingRule> rules) {
        return new Routing(
                desk, rules.stream().filter(rule -> rule.concerns(channel)).toList());
    }

    /**
     * A request, as far as rules look at it.
     *
     * @param chat id of the chat in which it is made
     * @param category what it is about; null when that was not asked
     * @param email the requester's address; null when unknown
     * @param words what he says
     */
    public record Request(
            String chat,
            @Nullable Category category,
            @Nullable String email,
            Wording words) {}

    /**
     * Where a request goes.
     *
     * @param desk the desk's connection
     * @param queue the desk's queue or group; null for the connection's default
     * @param type the desk's ticket type; null for the queue's default
     * @param priority the desk's name for it; null for the queue's default
     * @param assignee login of the agent who gets it; null for nobody
     * @param rule name of the rule that fired; null for none
     * @param why what decided, for people
     */
    public record Routed(
            ConnectionId desk,
            @Nullable String queue,
            @Nullable String type,
            @Nullable String priority,
            @Nullable String assignee,
            @Nullable String rule,
            String why) {

        /** What has no place of its own in a ticket's draft, by the desk's names. */
        Map<String, String> fields() {
            return priority == null ? Map.of() : Map.of("priority", priority);
        }
    }

    /** Every desk that a request may go to, the channel's own first. */
    public List<ConnectionId> desks() {
        return Stream.concat(
                        Stream.of(desk),
                        rules.stream().map(RoutingRule::then).flatMap(then -> Stream.ofNullable(then.desk())))
                .distinct()
                .toList();
    }

    /** The end of a note about a request: which rule has fired. Without rules there is nothing to tell. */
    String told(Routed routed) {
        return rules.isEmpty() ? "" : ", routed to " + routed.desk() + " by " + routed.why();
    }

    /** Decides where a request goes. */
    public Routed route(Request request) {
        var givenUp = new ArrayList<String>();
        for (RoutingRule rule : rules) {
            var judgement = rule.judge(request);
            if (judgement.givenUp()) {
                givenUp.add("; an expression of rule " + rule.name() + " took too long");
            }
            if (judgement.fits()) {
                return routed(
                        request, rule, "rule " + rule.name() + " (" + judgement.why() + ")" + String.join("", givenUp));
            }
        }
        return routed(request, null, "the default" + String.join("", givenUp));
    }

    private Routed routed(Request request, @Nullable RoutingRule rule, String why) {
        var then = rule == null ? RoutingRule.Then.NOTHING : rule.then();
        var target = then.desk() == null ? desk : then.desk();
        var own = ownOf(request.category(), target);
        boolean ruleFirst = rule != null && !rule.when().categories().isEmpty();
        var first = ruleFirst ? then : own;
        var second = ruleFirst ? own : then;
        return new Routed(
                target,
                first.queue() == null ? second.queue() : first.queue(),
                first.type() == null ? second.type() : first.type(),
                then.priority(),
                first.assignee() == null ? second.assignee() : first.assignee(),
                rule == null ? null : rule.name(),
                why);
    }

    /** What a category says about itself. It speaks of the channel's own desk: another desk has other queues and people. */
    private RoutingRule.Then ownOf(@Nullable Category category, ConnectionId target) {
        return category == null || !target.equals(desk)
                ? RoutingRule.Then.NOTHING
                : new RoutingRule.Then(null, category.queue(), category.type(), null, category.assignee());
    }
}
