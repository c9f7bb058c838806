package deskbridge.demo.fuzz;

import deskbridge.channel.pachca.PachcaChannel;
import deskbridge.channel.pachca.PachcaConfig;
import deskbridge.channel.telegram.TelegramChannel;
import deskbridge.channel.telegram.TelegramConfig;
import deskbridge.connector.Connector;
import deskbridge.connector.Reception;
import deskbridge.desk.okdesk.OkdeskConfig;
import deskbridge.desk.okdesk.OkdeskDesk;
import deskbridge.desk.yandextracker.TrackerConfig;
import deskbridge.desk.yandextracker.TrackerDesk;
import deskbridge.domain.ConnectionId;
import deskbridge.http.Request;
import deskbridge.rest.LocalAllowance;
import deskbridge.rest.RestListener;
import deskbridge.rest.RestOptions;
import deskbridge.settings.ConnectionSettings;
import deskbridge.settings.GeneralSettings;
import deskbridge.settings.Settings;
import java.net.URI;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** The connectors by themselves: what they say of a webhook, asked many thousand times a second. */
final class Doors implements AutoCloseable {

    private final Map<Target, Connector> connectors = new EnumMap<>(Target.class);

    Doors(Settings settings, FuzzClock clock) {
        for (ConnectionSettings connection : GeneralSettings.read(settings).connections()) {
            var id = new ConnectionId(connection.name());
            var section = connection.section();
            switch (connection.kind()) {
                case PACHCA ->
                    connectors.put(
                            Target.PACHCA,
                            new PachcaChannel(
                                    PachcaConfig.from(id, section, Locale.ENGLISH),
                                    clock,
                                    RestOptions.defaults(),
                                    RestListener.NONE,
                                    LocalAllowance.by(clock)));
                case TELEGRAM ->
                    connectors.put(
                            Target.TELEGRAM,
                            new TelegramChannel(
                                    TelegramConfig.from(
                                            id,
                                            section,
                                            Optional.of(URI.create("https://hub.invalid")),
                                            Locale.ENGLISH),
                                    clock,
                                    RestOptions.defaults(),
                                    RestListener.NONE,
                                    LocalAllowance.by(clock)));
                case TRACKER ->
                    connectors.put(
                            Target.TRACKER,
                            new TrackerDesk(
                                    TrackerConfig.from(id, section, Map.of(), Set.of(), Locale.ENGLISH),
                                    clock,
                                    new Random(1),
                                    RestOptions.defaults(),
                                    RestListener.NONE,
                                    LocalAllowance.by(clock)));
                case OKDESK ->
                    connectors.put(
                            Target.OKDESK,
                            new OkdeskDesk(
                                    OkdeskConfig.from(id, section, Map.of(), Set.of(), Locale.ENGLISH),
                                    clock,
                                    new Random(1),
                                    RestOptions.defaults(),
                                    RestListener.NONE,
                                    LocalAllowance.by(clock)));
            }
        }
    }

    /** The status that would be answered. */
    int knock(Target sender, Delivery delivery) {
        var headers = new HashMap<String, List<String>>();
        delivery.headers().forEach((name, value) -> headers.put(name, List.of(value)));
        var request = Request.encoded("POST", delivery.path(), "", headers, delivery.body(), "192.0.2.1");
        Connector connector = connectors.get(sender);
        if (connector == null) {
            throw new IllegalStateException("no connection for " + sender);
        }
        return switch (connector.receive(request)) {
            case Reception.Refused refused -> refused.status();
            case Reception.Malformed ignored -> 400;
            case Reception.Genuine ignored -> 200;
        };
    }

    @Override
    public void close() {
        connectors.values().forEach(Connector::close);
    }
}
