package deskbridge.desk.okdesk;

import deskbridge.domain.ConnectionId;
import deskbridge.emulator.okdesk.OkdeskEmulator;
import deskbridge.emulator.okdesk.OkdeskSeed;
import deskbridge.settings.Written;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Connections as an operator would write them. */
public final class OkdeskConfigs {
    private OkdeskConfigs() {}

    /** A connection with these settings, such as {@code employee-id: 5}. */
    public static OkdeskConfig of(String... lines) {
        return OkdeskConfig.from(
                new ConnectionId("okdesk"),
                Written.of(lines),
                Map.of(),
                Set.of("completed", "closed"),
                Locale.forLanguageTag("ru"));
    }

    /** A connection to the emulator, signed by the system's employee; further settings replace these. */
    public static OkdeskConfig seeded(OkdeskEmulator okdesk, String... further) {
        var usual =
                Stream.of("url: " + okdesk.url(), "token: " + OkdeskSeed.TOKEN, "employee-id: " + OkdeskSeed.SYSTEM_ID);
        return of(Stream.concat(usual, Stream.of(further)).toArray(String[]::new));
    }
}
