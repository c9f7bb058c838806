package deskbridge.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Every variable that is understood, with the names that the two older bots used, and its place in the tree. This table is the
 * only place that knows variables; the rest of the hub reads the tree.
 */
final class Variables {
    private static final Pattern LOCALE = Pattern.compile("[a-z]{2,3}([_:.@].*)", Pattern.CASE_INSENSITIVE);

    static final List<Variable> TABLE = List.of(
            Variable.of("server.host", "HOST"),
            Variable.of("server.port", "PORT"),
            Variable.of("server.public-url", "WEBHOOK_URL"),
            Variable.of("server.trusted-proxies", "TRUSTED_PROXIES"),
            Variable.of("admin.host", "ADMIN_HOST"),
            Variable.of("admin.port", "ADMIN_PORT"),
            Variable.of("admin.password", "ADMIN_PASSWORD"),
            Variable.of("database.url", "DATABASE_URL"),
            Variable.of("database.host", "POSTGRES_HOST").meaning(Variables::postgresHost),
            Variable.of("database.port", "POSTGRES_PORT"),
            Variable.of("database.name", "POSTGRES_DB"),
            Variable.of("database.user", "POSTGRES_USER"),
            Variable.of("database.password", "POSTGRES_PASSWORD"),
            Variable.of("language", "LANGUAGE").meaning(Variables::language),
            Variable.of("csat.statuses", "CSAT_STATUSES"),
            Variable.of("agents-chat", "AGENTS_CHAT"),
            Variable.of("audit.period", "AUDIT_PERIOD"),
            Variable.of("audit.pace", "AUDIT_PACE"),
            Variable.of("default-routes", "ROUTES"),
            Variable.of("connections.pachca.token", "PACHCA_API_TOKEN", "PACHKA_API_TOKEN"),
            Variable.of("connections.pachca.url", "PACHCA_API_URL", "PACHKA_API_URL"),
            Variable.of("connections.pachca.signing-secret", "PACHCA_WEBHOOK_SECRET", "WEBHOOK_SECRET"),
            Variable.of("connections.pachca.bot-user-id", "BOT_USER_ID").meaning(Variables::identifier),
            Variable.of("connections.pachca.email-domain", "PACHCA_EMAIL_DOMAIN"),
            Variable.of("connections.pachca.chats", "PACHCA_CHATS"),
            Variable.of("connections.pachca.intake", "PACHCA_INTAKE"),
            Variable.of("connections.tracker.token", "TRACKER_API_TOKEN"),
            Variable.of("connections.tracker.sa-key-file", "TRACKER_SA_KEY_FILE"),
            Variable.of("connections.tracker.url", "TRACKER_API_URL"),
            Variable.of("connections.tracker.url", "TRACKER_CREATE_URL").meaning(Variables::originOfUrl),
            Variable.of("connections.tracker.org-id", "TRACKER_ORG_ID"),
            Variable.of("connections.tracker.cloud-org-id", "TRACKER_CLOUD_ORG_ID"),
            Variable.of("connections.tracker.queue", "TRACKER_QUEUE"),
            Variable.of("connections.tracker.tag", "TRACKER_TAG"),
            Variable.of("connections.tracker.field-prefix", "TRACKER_FIELD_PREFIX"),
            Variable.of("connections.tracker.webhook-secret", "TRACKER_WEBHOOK_SECRET"),
            Variable.of("connections.tracker.directory.token", "Y360_OAUTH"),
            Variable.of("connections.tracker.directory.org-id", "Y360_ORG_ID"),
            Variable.of("connections.tracker.directory.url", "Y360_API_URL"),
            Variable.of("connections.okdesk.token", "OKDESK_API_TOKEN"),
            Variable.of("connections.okdesk.url", "OKDESK_API_URL"),
            Variable.of("connections.okdesk.portal-url", "OKDESK_PORTAL_URL"),
            Variable.of("connections.okdesk.webhook-secret", "OKDESK_WEBHOOK_SECRET", "WEBHOOK_SECRET"),
            Variable.of("connections.okdesk.webhook-ips", "OKDESK_WEBHOOK_IPS"),
            Variable.of("connections.okdesk.webhook-path", "WEBHOOK_PATH"),
            Variable.of("connections.okdesk.employee-id", "OKDESK_EMPLOYEE_ID", "OKDESK_SYSTEM_USER_ID")
                    .meaning(Variables::identifier),
            Variable.of("connections.telegram.token", "TELEGRAM_BOT_TOKEN", "BOT_TOKEN"),
            Variable.of("connections.telegram.url", "TELEGRAM_API_URL"),
            Variable.of("connections.telegram.proxy", "TELEGRAM_PROXY"),
            Variable.of("connections.telegram.mode", "TELEGRAM_MODE"),
            Variable.of("connections.telegram.webhook-secret", "TELEGRAM_WEBHOOK_SECRET"));

    /** What says nothing of what shall be connected: generic names, that stand for several things. */
    private static final Set<String> SHARED = Set.of("WEBHOOK_SECRET", "WEBHOOK_PATH", "BOT_USER_ID");

    private Variables() {}

    /** Whether a value comes from a variable of a name that stands for several things. */
    static boolean isShared(String origin) {
        return SHARED.contains(origin.replaceFirst(" .*", ""));
    }

    /** The variables that lead to a place in the tree, best first; empty when only YAML does. */
    static List<String> namesFor(String path) {
        return TABLE.stream()
                .filter(variable -> variable.path().equals(path))
                .flatMap(variable -> variable.names().stream())
                .toList();
    }

    /** The older bots take 0 and whatever is no number for "not set". */
    private static Optional<String> identifier(String value) {
        return Optional.of(value).filter(id -> id.matches("[0-9]{1,18}") && Long.parseLong(id) > 0);
    }

    /** Desktop systems put their list of locales here, such as {@code en_GB:en}. */
    private static Optional<String> language(String value) {
        if (!LOCALE.matcher(value).matches()) {
            return Optional.of(value);
        }
        for (String locale : List.of(value.split(":", -1))) {
            String language = locale.replaceFirst("[_.@].*", "").toLowerCase(Locale.ROOT);
            if (language.equals("ru") || language.equals("en")) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }

    /** The older bot's way to say "no PostgreSQL". */
    private static Optional<String> postgresHost(String value) {
        return Optional.of(value).filter(host -> !host.equalsIgnoreCase("sqlite"));
    }

    /** The older bot wanted the whole address for new issues, {@code https://api.tracker.yandex.net/v2/issues/}. */
    private static Optional<String> originOfUrl(String value) {
        try {
            URI uri = new URI(value);
            return uri.getScheme() == null || uri.getRawAuthority() == null
                    ? Optional.of(value)
                    : Optional.of(uri.getScheme() + "://" + uri.getRawAuthority());
        } catch (URISyntaxException e) {
            return Optional.of(value);
        }
    }
}
