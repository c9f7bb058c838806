package deskbridge.scenario;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * Reads everything that every scenario logs, at every level and before the mask, and remembers each line that holds a secret of a
 * hub's settings: as it is, in a URL, in Base64.
 */
final class LoggedSecrets {

    private static final Pattern SECRET = Pattern.compile(".*(TOKEN|SECRET|PASSWORD|OAUTH)");
    private static final LoggedSecrets ALL = new LoggedSecrets();

    private final Set<String> forms = ConcurrentHashMap.newKeySet();
    private final Queue<String> told = new ConcurrentLinkedQueue<>();

    private LoggedSecrets() {
        var appender = new AppenderBase<ILoggingEvent>() {
            @Override
            protected void append(ILoggingEvent event) {
                read(event);
            }
        };
        appender.start();
        var root = logger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.iteratorForAppenders().forEachRemaining(LoggedSecrets::onlyWhatMatters);
        root.addAppender(appender);
        logger("deskbridge").setLevel(Level.TRACE);
    }

    /** What is read here need not be shown to people as well. */
    private static void onlyWhatMatters(Appender<ILoggingEvent> shown) {
        var filter = new ThresholdFilter();
        filter.setLevel(Level.INFO.toString());
        filter.start();
        shown.addFilter(filter);
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }

    /** From now on none of a hub's secrets may be logged. */
    static void hide(Map<String, String> variables) {
        variables.forEach((name, value) -> {
            if (SECRET.matcher(name).matches() && !value.isBlank()) {
                forms(value).forEach(ALL.forms::add);
            }
        });
    }

    /** From now on this may not be logged either. */
    static void hide(String secret) {
        forms(secret).forEach(ALL.forms::add);
    }

    /** The lines that told one since last time. */
    static List<String> told() {
        var lines = List.copyOf(ALL.told);
        ALL.told.clear();
        return lines;
    }

    private static Stream<String> forms(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                secret,
                URLEncoder.encode(secret, StandardCharsets.UTF_8),
                Base64.getEncoder().withoutPadding().encodeToString(bytes),
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    private void read(ILoggingEvent event) {
        String line = event.getFormattedMessage()
                + event.getMDCPropertyMap()
                + ThrowableProxyUtil.asString(event.getThrowableProxy());
        for (String form : forms) {
            if (line.contains(form)) {
                told.add(event.getLoggerName() + ": " + line);
            }
        }
    }
}
