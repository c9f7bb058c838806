package deskbridge.app;

import deskbridge.app.log.SecretMask;
import deskbridge.connector.Channel;
import deskbridge.connector.Connector;
import deskbridge.connector.Desk;
import deskbridge.domain.ChatRef;
import deskbridge.domain.ConnectionId;
import deskbridge.engine.AuditPolicy;
import deskbridge.flow.CsatPolicy;
import deskbridge.flow.FlowSettings;
import deskbridge.flow.FlowSettings.ChannelPolicy;
import deskbridge.flow.IntakeForm;
import deskbridge.flow.Routing;
import deskbridge.flow.RoutingRule;
import deskbridge.http.AddressRanges;
import deskbridge.http.TrustedProxies;
import deskbridge.settings.GeneralSettings;
import deskbridge.settings.Section;
import deskbridge.settings.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings, read and found good. Nothing is opened yet.
 *
 * @param general what concerns no connection
 * @param language of texts to people
 * @param connectors the connections to be made
 * @param form what a person is asked for in a form
 * @param proxies reverse proxies before the hub that are believed
 * @param rules where requests go that do not go to their channel's own desk; for all channels, in order
 * @param csat who is asked for a rating, and when
 * @param audit how often both sides are compared
 */
record Configuration(
        GeneralSettings general,
        Locale language,
        Connectors connectors,
        IntakeForm form,
        TrustedProxies proxies,
        List<RoutingRule> rules,
        CsatPolicy csat,
        AuditPolicy audit) {

    private static final Logger LOG = LoggerFactory.getLogger(Configuration.class);

    /**
     * Reads everything, and has secrets kept out of the log from now on.
     *
     * @throws deskbridge.settings.FaultySettingsException with every fault of the settings at once
     */
    static Configuration read(Settings settings) {
        Configuration configuration = understood(settings);
        settings.secrets().forEach(secret -> SecretMask.hide(secret.reveal()));
        settings.faults().warnings().forEach(warning -> LOG.warn("{}", warning));
        return configuration;
    }

    /**
     * As {@link #read}, by somebody who only looks.
     *
     * @throws deskbridge.settings.FaultySettingsException with every fault of the settings at once
     */
    static Configuration understood(Settings settings) {
        GeneralSettings general = GeneralSettings.read(settings);
        Locale language = Languages.locale(general.language());
        Connectors connectors = Connectors.read(general, settings.root(), language);
        IntakeForm form = FormReader.read(settings.root(), language);
        TrustedProxies proxies = proxies(settings.root().section("server"));
        List<RoutingRule> rules = RuleReader.read(settings.root(), general, form);
        CsatPolicy csat = CsatReader.read(general, settings.root());
        AuditPolicy audit = AuditReader.read(settings.root());
        settings.finish();
        return new Configuration(general, language, connectors, form, proxies, rules, csat, audit);
    }

    private static TrustedProxies proxies(Section server) {
        List<String> ranges = server.list("trusted-proxies");
        if (ranges.stream().allMatch(AddressRanges::isRange)) {
            return new TrustedProxies(AddressRanges.of(ranges));
        }
        server.fault("trusted-proxies", "must.ranges");
        return new TrustedProxies(AddressRanges.NONE);
    }

    /** Where the requests of a channel go; empty when it is not routed anywhere. */
    Optional<Routing> routing(ConnectionId channel) {
        return general.routes().stream()
                .filter(route -> route.channel().equals(channel.name()))
                .map(route -> Routing.of(channel, new ConnectionId(route.desk()), rules))
                .findFirst();
    }

    private static Set<ConnectionId> desksThatRate(List<Connector> made) {
        return made.stream()
                .filter(it -> it instanceof Desk desk && desk.features().rates())
                .map(Connector::id)
                .collect(Collectors.toSet());
    }

    /** The policy of the flows. */
    FlowSettings flow(List<Connector> made) {
        var policies = new HashMap<ConnectionId, ChannelPolicy>();
        var knowing = made.stream()
                .filter(Desk.class::isInstance)
                .map(Desk.class::cast)
                .filter(desk -> desk.features().contacts())
                .map(Desk::id)
                .collect(Collectors.toSet());
        var agents = general.agentsChat()
                .map(it -> new ChatRef(new ConnectionId(it.connection()), it.chat()))
                .orElse(null);
        for (Connector connector : made) {
            if (connector instanceof Channel channel) {
                routing(channel.id())
                        .ifPresent(routing ->
                                policies.put(channel.id(), connectors.policy(channel, routing, knowing, agents)));
            }
        }
        return new FlowSettings(policies, form, csat.rating(desksThatRate(made)), language);
    }
}
