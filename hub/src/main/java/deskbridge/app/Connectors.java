package deskbridge.app;

import deskbridge.channel.pachca.PachcaChannel;
import deskbridge.channel.pachca.PachcaConfig;
import deskbridge.channel.telegram.TelegramChannel;
import deskbridge.channel.telegram.TelegramConfig;
import deskbridge.connector.Channel;
import deskbridge.connector.Connector;
import deskbridge.desk.okdesk.OkdeskConfig;
import deskbridge.desk.okdesk.OkdeskDesk;
import deskbridge.desk.yandextracker.TrackerConfig;
import deskbridge.desk.yandextracker.TrackerDesk;
import deskbridge.domain.ChatRef;
import deskbridge.domain.ConnectionId;
import deskbridge.flow.CsatPolicy;
import deskbridge.flow.FlowSettings.ChannelPolicy;
import deskbridge.flow.FlowSettings.Intake;
import deskbridge.flow.Identification;
import deskbridge.flow.Identification.Company;
import deskbridge.flow.Routing;
import deskbridge.rest.Allowance;
import deskbridge.rest.RestListener;
import deskbridge.rest.RestOptions;
import deskbridge.settings.ConnectionSettings;
import deskbridge.settings.GeneralSettings;
import deskbridge.settings.Kind;
import deskbridge.settings.Section;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes the configured connections. {@link #plan} is the one place to edit when a connector is added. */
final class Connectors {

    private static final Pattern OWN_PATH = Pattern.compile("[A-Za-z0-9/_.~-]*");

    private final List<Plan> plans = new ArrayList<>();
    private final Map<ConnectionId, Taking> taking = new HashMap<>();

    private final Locale language;
    private final Set<String> doneCodes;
    private final Optional<URI> publicUrl;
    private final boolean agentsAreReached;
    private final Map<ConnectionId, Kind> kinds = new HashMap<>();
    private final Map<ConnectionId, String> ownPaths = new HashMap<>();

    private Connectors(Locale language, Set<String> doneCodes, Optional<URI> publicUrl, boolean agentsAreReached) {
        this.language = language;
        this.doneCodes = Set.copyOf(doneCodes);
        this.publicUrl = publicUrl;
        this.agentsAreReached = agentsAreReached;
    }

    /** How one connection is made. */
    private interface Plan {
        Connector make(InstantSource clock, RestOptions options, Allowance allowance);
    }

    /** How a channel takes requests. */
    private record Taking(Intake intake, Set<String> chats, boolean identified, Company company) {

        /** Whatever nobody has set. */
        static final Taking USUAL = new Taking(Intake.MESSAGE, Set.of(), false, Company.OFF);
    }

    private enum Need {
        OPTIONAL,
        REQUIRED
    }

    /** Reads every connection's settings; faults are gathered there. Opens nothing. */
    static Connectors read(GeneralSettings general, Section root, Locale language) {
        var connectors = new Connectors(
                language,
                Set.copyOf(root.section("csat").list("statuses", CsatPolicy.USUAL_STATUSES)),
                general.server().publicUrl(),
                general.agentsChat().isPresent());
        for (ConnectionSettings connection : general.connections()) {
            connectors.kinds.put(new ConnectionId(connection.name()), connection.kind());
        }
        for (ConnectionSettings connection : general.connections()) {
            connectors.plan(connection);
        }
        return connectors;
    }

    private void plan(ConnectionSettings connection) {
        var id = new ConnectionId(connection.name());
        Section section = connection.section();
        switch (connection.kind()) {
            case PACHCA -> {
                takes(id, section);
                var config = PachcaConfig.from(id, section, language);
                plans.add((clock, options, allowance) ->
                        new PachcaChannel(config, clock, options, RestListener.NONE, allowance.of(id.name())));
            }
            case TRACKER -> {
                var config = TrackerConfig.from(id, section, kinds, doneCodes, language);
                plans.add((clock, options, allowance) -> new TrackerDesk(
                        config, clock, new SecureRandom(), options, RestListener.NONE, allowance.of(id.name())));
            }
            case OKDESK -> {
                ownPaths.put(id, ownPath(section));
                var config = OkdeskConfig.from(id, section, kinds, doneCodes, language);
                plans.add((clock, options, allowance) -> new OkdeskDesk(
                        config, clock, new SecureRandom(), options, RestListener.NONE, allowance.of(id.name())));
            }
            case TELEGRAM -> {
                takesWithCards(id, section);
                var config = TelegramConfig.from(id, section, publicUrl, language);
                plans.add((clock, options, allowance) ->
                        new TelegramChannel(config, clock, options, RestListener.NONE, allowance.of(id.name())));
            }
        }
    }

    /** The older bot's path for Okdesk's webhooks, beside the hub's own. */
    private static String ownPath(Section section) {
        String path = section.text("webhook-path", "/okdesk-webhook").replaceFirst("/+$", "");
        if (!OWN_PATH.matcher(path).matches()) {
            section.fault("webhook-path", "must.path");
        }
        return path.startsWith("/") ? path : "/" + path;
    }

    /** Paths that connections have besides the usual one. */
    Map<ConnectionId, String> ownPaths() {
        return Map.copyOf(ownPaths);
    }

    private void takes(ConnectionId id, Section section) {
        taking.put(id, new Taking(intake(section), chats(section), false, Company.OFF));
    }

    /** The same, where people can be asked for their contact cards. */
    private void takesWithCards(ConnectionId id, Section section) {
        Need need = section.oneOf("identify", Need.class, Need.OPTIONAL);
        Company company = section.oneOf("company", Company.class, Company.OFF);
        if (company == Company.ASK && !agentsAreReached) {
            section.fault("company", "company.ask");
        }
        taking.put(id, new Taking(intake(section), chats(section), need == Need.REQUIRED, company));
    }

    private static Intake intake(Section section) {
        return section.oneOf("intake", Intake.class, Intake.MESSAGE);
    }

    private static Set<String> chats(Section section) {
        return new HashSet<>(section.list("chats"));
    }

    /**
     * Makes the connections; nothing is called yet.
     *
     * @param options of their HTTP clients
     * @param allowance what was called already, with all tokens
     */
    List<Connector> make(InstantSource clock, RestOptions options, Allowance allowance) {
        return plans.stream().map(plan -> plan.make(clock, options, allowance)).toList();
    }

    /** Whether messages in a chat can be requests at all. */
    boolean takes(ConnectionId channel, String chat) {
        Taking how = taking.get(channel);
        return how == null
                || how.chats().isEmpty()
                || chat.isEmpty()
                || how.chats().contains(chat);
    }

    /**
     * The policy of a channel.
     *
     * @param knowing desks that keep contacts
     * @param agents where agents are asked and told; null for nowhere
     */
    ChannelPolicy policy(Channel channel, Routing routing, Set<ConnectionId> knowing, @Nullable ChatRef agents) {
        Taking how = taking.getOrDefault(channel.id(), Taking.USUAL);
        // Cards are asked for where they can be shown: a messenger with threads knows its people by their addresses.
        var identification = channel.features().threads()
                ? Optional.<Identification>empty()
                : routing.desks().stream()
                        .filter(knowing::contains)
                        .findFirst()
                        .map(desk -> new Identification(desk, how.identified(), how.company(), agents));
        return new ChannelPolicy(
                routing,
                how.intake(),
                how.chats(),
                channel.features().forms(),
                channel.features().threads(),
                identification.orElse(null));
    }
}
